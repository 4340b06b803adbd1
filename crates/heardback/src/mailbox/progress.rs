//! How far an import is: a bar with rate and time left on a terminal, plain lines elsewhere, a meter for the page.

use std::io::{self, IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
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
    meter: Option<Arc<Meter>>,
}

/// How far an import is, for another thread to look at while it reads.
#[derive(Debug)]
pub(crate) struct Meter {
    begun: Instant,
    /// Bytes there are; 0 while that is not known.
    total: AtomicU64,
    done: AtomicU64,
    messages: AtomicU64,
    /// Everything is read, and is being sorted.
    read: AtomicBool,
}

/// What a meter shows at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Far {
    pub(crate) messages: u64,
    /// Messages a second.
    pub(crate) rate: u64,
    /// None where nobody can tell: an archive unpacks to more than its size.
    pub(crate) percent: Option<u64>,
    /// What is left at this rate, in seconds.
    pub(crate) left: Option<u64>,
    /// Everything is read; what it amounts to is being found out.
    pub(crate) sorts: bool,
}

impl Meter {
    /// A meter at its beginning.
    pub(crate) fn new() -> Self {
        Meter {
            begun: Instant::now(),
            total: AtomicU64::new(0),
            done: AtomicU64::new(0),
            messages: AtomicU64::new(0),
            read: AtomicBool::new(false),
        }
    }

    /// What it shows now.
    pub(crate) fn far(&self) -> Far {
        let read = |value: &AtomicU64| value.load(Ordering::Relaxed);
        let (total, done, messages) = (read(&self.total), read(&self.done), read(&self.messages));
        let seconds = self.begun.elapsed().as_secs();
        let known = (total > 0 && done <= total).then_some((total, done));
        Far {
            messages,
            rate: messages / seconds.max(1),
            percent: known.map(|(total, done)| done * 100 / total),
            // In the first moments any guess is a bad one.
            left: known
                .filter(|&(total, done)| seconds >= 2 && done * 100 >= total)
                .and_then(|(total, done)| (total - done).checked_div((done / seconds).max(1))),
            sorts: self.read.load(Ordering::Relaxed),
        }
    }
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
            meter: None,
        }
    }

    /// Progress that is only noted on a meter. A total of 0 is one nobody knows.
    pub(crate) fn on(meter: Arc<Meter>, total: u64) -> Self {
        meter.total.store(total, Ordering::Relaxed);
        Progress { meter: Some(meter), ..Progress::new(total, true) }
    }

    /// One more message of so many bytes.
    pub(crate) fn step(&mut self, bytes: u64) {
        self.done += bytes;
        self.messages += 1;
        if let Some(meter) = &self.meter {
            meter.done.store(self.done, Ordering::Relaxed);
            meter.messages.store(self.messages, Ordering::Relaxed);
        }
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
        if let Some(meter) = self.meter {
            meter.read.store(true, Ordering::Relaxed);
        }
        if let Some(bar) = self.bar {
            bar.finish_and_clear();
        }
    }
}
