//! Finding a place on this machine, telling a page that is already open, and serving until it is enough.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Notify;

use super::house::House;
use super::incoming;
use super::key::Key;
use crate::desk::Desk;
use crate::failure::{Failure, Kind};

/// The port the page likes best.
const PORT: u16 = 4327;
/// So many ports after it are tried.
const FURTHER: u16 = 50;
/// The setting that says at which port the page was opened last.
pub(super) const AT: &str = "page.port";
/// The setting by which a page that is open is recognised as this one.
pub(super) const SIGN: &str = "page.sign";

/// How long an import may take to end when the page does.
const PATIENCE: Duration = Duration::from_secs(5);

/// A place taken on this machine, not served yet.
#[derive(Debug)]
pub(crate) struct Place {
    listener: TcpListener,
    port: u16,
}

impl Place {
    /// The port asked for, or the first free one from the usual one on. Only this machine can reach it.
    pub(crate) fn take(wanted: Option<u16>) -> Result<Self, Failure> {
        let ports = match wanted {
            Some(port) => port..=port,
            None => PORT..=PORT + FURTHER,
        };
        let last = *ports.end();
        for port in ports {
            match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
                Ok(listener) => {
                    // Port 0 asks the system for any free one.
                    let port = listener.local_addr().map_or(port, |address| address.port());
                    return Ok(Place { listener, port });
                }
                Err(_) if port < last => {}
                Err(problem) => {
                    return Err(Failure::new(
                        Kind::System,
                        format!("The page cannot be opened at port {port}: {problem}."),
                    )
                    .hint("heardback open --port N   at another one"));
                }
            }
        }
        Err(Failure::new(Kind::System, "There is no free port for the page."))
    }

    /// The port taken.
    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// Serves a house there, beside what is served already, until the program ends.
    pub(super) fn serve(self, house: House) -> Result<(), Failure> {
        self.listener.set_nonblocking(true).map_err(system)?;
        let listener = tokio::net::TcpListener::from_std(self.listener).map_err(system)?;
        tokio::spawn(async move { axum::serve(listener, super::pages(house)).await });
        Ok(())
    }
}

/// The port at which the page of this data folder is open already.
pub(crate) fn running(desk: &Desk) -> Result<Option<u16>, Failure> {
    let port = desk.store.setting(AT)?.and_then(|port| port.parse().ok());
    let (Some(port), Some(sign)) = (port, desk.store.setting(SIGN)?) else { return Ok(None) };
    // Whatever does not answer as this page does is not it.
    let is_it = ask(port).is_ok_and(|answer| answer.ends_with(&sign));
    Ok(is_it.then_some(port))
}

fn ask(port: u16) -> std::io::Result<String> {
    let patience = Duration::from_millis(500);
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let mut stream = TcpStream::connect_timeout(&address, patience)?;
    stream.set_read_timeout(Some(patience))?;
    write!(stream, "GET /alive HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.take(4096).read_to_string(&mut answer)?;
    Ok(answer)
}

/// The address with a key in it, which opens the page once.
pub(crate) fn link(desk: &Desk, port: u16) -> Result<String, Failure> {
    let key = Key::for_link(desk)?;
    Ok(format!("http://127.0.0.1:{port}/enter?key={}", key.0))
}

/// Serves the page until somebody interrupts the program.
pub(crate) fn serve(desk: Desk, place: Place) -> Result<(), Failure> {
    desk.store.set(SIGN, Some(&Key::draw()?.0))?;
    desk.store.set(AT, Some(&place.port.to_string()))?;
    // What a page that was killed had taken in and could not remove.
    incoming::clear(desk.folder())?;
    let house = House::new(desk, place.port)?;
    let imports = Arc::clone(house.imports());
    let enough = Arc::new(Notify::new());
    let stop = Arc::clone(&enough);
    ctrlc::set_handler(move || stop.notify_one()).map_err(system)?;
    // One thread answers, few others wait for the disk: more would only hold memory.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .enable_time()
        .max_blocking_threads(2)
        .build()
        .map_err(system)?;
    runtime.block_on(async move {
        place.listener.set_nonblocking(true).map_err(system)?;
        let listener = tokio::net::TcpListener::from_std(place.listener).map_err(system)?;
        let serving = tokio::spawn(async move { axum::serve(listener, super::pages(house)).await });
        enough.notified().await;
        serving.abort();
        Ok::<_, Failure>(())
    })?;
    // A moment is enough for an import to write down what it has read.
    imports.leave(PATIENCE);
    Ok(())
}

fn system(problem: impl std::fmt::Display) -> Failure {
    Failure::new(Kind::System, format!("The page cannot be served: {problem}."))
}
