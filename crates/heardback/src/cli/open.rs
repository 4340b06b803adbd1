//! `open`: the page, in the browser.

mod menu;

use std::env;
use std::io::{self, IsTerminal};

use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::say::{Out, Tone};
use crate::web::{self, Place};

/// Open the page in your browser
///
/// Everything the commands do, to read and to click. It is served by this program, on this computer only, until you press
/// Ctrl-C. If it is open already, it is shown again.
#[derive(clap::Args, Debug, Default)]
#[command(after_help = "Example:\n  heardback open\n  heardback open --no-browser --port 8080")]
pub(crate) struct OpenArgs {
    /// Say the address instead of starting the browser
    #[arg(long)]
    no_browser: bool,
    /// The port to serve at, instead of 4327 or the next free one
    #[arg(long, value_name = "N")]
    port: Option<u16>,
    /// Put Heardback into the menu of your desktop first, so that a click opens the page
    #[arg(long)]
    in_menu: bool,
}

/// Nobody reads at a terminal, and there is a screen to show the page on: somebody clicked.
pub(super) fn is_wanted() -> bool {
    let read =
        io::stdin().is_terminal() || io::stdout().is_terminal() || io::stderr().is_terminal();
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    let screen =
        cfg!(any(windows, target_os = "macos")) || set("DISPLAY") || set("WAYLAND_DISPLAY");
    !read && screen
}

pub(crate) fn run(args: &OpenArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    if args.in_menu {
        menu::enter(out)?;
    }
    let desk = Desk::open(world)?;
    if let Some(port) = web::running(&desk)? {
        return show(args, &web::link(&desk, port)?, out);
    }
    let place = Place::take(args.port)?;
    let link = web::link(&desk, place.port())?;
    show(args, &link, out)?;
    out.line(out.toned(Tone::Faint, "It stays open until you press Ctrl-C."))?;
    out.flush()?;
    web::serve(desk, place)
}

/// Starts the browser, or says where to go.
fn show(args: &OpenArgs, link: &str, out: &mut Out<'_>) -> Result<(), Failure> {
    if !args.no_browser && open::that_detached(link).is_ok() {
        out.line("The page opens in your browser. If it does not, this link works once:")?;
    } else {
        out.line("The page is here. The link works once; your browser then remembers it:")?;
    }
    out.line(format!("  {link}"))
}
