//! How far an import is: a bar with rate and time left on a terminal, plain lines elsewhere.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Shows how far reading is.
pub(crate) struct Progress {
    bar: Option<ProgressBar>,
    total: u64,
    done: u64,
    messages: u64,
    said: Instant,
    begun: Instant,
}

/// Without a terminal a line is written this often.
const EVERY: Duration = Duration::from_secs(10);

impl Progress {
    /// Progress over so many bytes; `quiet` shows none.
    pub(crate) fn new(total: u64, quiet: bool) -> Self {
        let bar = (!quiet && io::stderr().is_terminal()).then(|| {
            let bar =
                ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr_with_hz(8));
            let style = ProgressStyle::with_template(
                "  {bar:30} {percent:>3} %  {msg}, {bytes_per_sec}, {eta} left",
            );
            // A template that does not read leaves indicatif's own.
            style.map_or(bar.clone(), |style| bar.with_style(style.progress_chars("█▌ ")))
        });
        let now = Instant::now();
        Progress {
            bar,
            total: if quiet { 0 } else { total },
            done: 0,
            messages: 0,
            said: now,
            begun: now,
        }
    }

    /// One more message of so many bytes.
    pub(crate) fn step(&mut self, bytes: u64) {
        self.done += bytes;
        self.messages += 1;
        if let Some(bar) = &self.bar {
            if self.messages.is_multiple_of(64) {
                bar.set_position(self.done.min(self.total));
                bar.set_message(format!("{} messages", self.messages));
            }
        } else if self.total > 0 && self.messages.is_multiple_of(256) && self.said.elapsed() > EVERY
        {
            self.said = Instant::now();
            let seconds = self.begun.elapsed().as_secs().max(1);
            let percent = (self.done * 100).checked_div(self.total).unwrap_or(0).min(100);
            let line = format!(
                "read {} messages, {percent} %, {} a second\n",
                self.messages,
                self.messages / seconds
            );
            // Progress nobody can read is no reason to stop.
            let _ = io::stderr().write_all(line.as_bytes());
        }
    }

    /// Reading is over; the bar goes away.
    pub(crate) fn end(self) {
        if let Some(bar) = self.bar {
            bar.finish_and_clear();
        }
    }
}
