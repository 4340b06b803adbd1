//! What all pages share: the one desk, who has a key, and the bell that rings when something was recorded.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::response::{IntoResponse, Response};
use heardback_formats::resume::Proposal;
use tokio::sync::{oneshot, watch};
use tokio::task;

use super::answer::{self, Answer, Trouble};
use super::frame::{Asked, Frame};
use super::import::Imports;
use super::key::Key;
use super::sample::Shown;
use crate::desk::Desk;
use crate::failure::{Failure, Kind};

/// The house, as every page gets it.
#[derive(Debug, Clone)]
pub(super) struct House(Arc<Inside>);

#[derive(Debug)]
struct Inside {
    desk: Mutex<Desk>,
    /// Digests of the cookies that open the door.
    cookies: Mutex<Vec<String>>,
    /// What the file looked like when it last changed.
    bell: watch::Sender<String>,
    /// Somebody looks at the file once a second.
    watched: AtomicBool,
    port: u16,
    imports: Arc<Imports>,
    /// The sample search, once somebody looked at it.
    sample: Mutex<Option<Arc<Shown>>>,
    /// What a resume proposes, until it is answered; none in the place of what was passed over.
    proposed: Mutex<Vec<Option<Proposal>>>,
}

impl House {
    pub(super) fn new(desk: Desk, port: u16) -> Result<Self, Failure> {
        let cookies = Mutex::new(Key::known(&desk)?);
        let bell = watch::Sender::new(written(desk.mark()?));
        Ok(House(Arc::new(Inside {
            desk: Mutex::new(desk),
            cookies,
            bell,
            watched: AtomicBool::new(false),
            port,
            imports: Arc::default(),
            sample: Mutex::default(),
            proposed: Mutex::default(),
        })))
    }

    /// The port the page is at.
    pub(super) fn port(&self) -> u16 {
        self.0.port
    }

    /// The imports of this house: one at a time.
    pub(super) fn imports(&self) -> &Arc<Imports> {
        &self.0.imports
    }

    /// The sample, if it is shown.
    pub(super) fn sample(&self) -> Option<Arc<Shown>> {
        locked(&self.0.sample).clone()
    }

    pub(super) fn show_sample(&self, shown: Arc<Shown>) {
        *locked(&self.0.sample) = Some(shown);
    }

    /// What a resume proposes, and is not passed over.
    pub(super) fn proposed(&self) -> Vec<Option<Proposal>> {
        locked(&self.0.proposed).clone()
    }

    pub(super) fn propose(&self, proposals: Vec<Option<Proposal>>) {
        *locked(&self.0.proposed) = proposals;
    }

    /// Says a proposal in other words, or passes it over.
    pub(super) fn answer_proposal(&self, place: usize, text: Option<String>) {
        if let Some(proposal) = locked(&self.0.proposed).get_mut(place) {
            *proposal =
                proposal.take().zip(text).map(|(proposal, text)| Proposal { text, ..proposal });
        }
    }

    /// Whether a cookie of this digest was given out.
    pub(super) fn knows(&self, digest: &str) -> bool {
        locked(&self.0.cookies).iter().any(|known| known == digest)
    }

    /// The cookies were given out anew.
    pub(super) fn remember(&self, cookies: Vec<String>) {
        *locked(&self.0.cookies) = cookies;
    }

    /// Works at the desk, on a thread where waiting for the disk keeps nobody else waiting. What was recorded since the
    /// last time, by whatever program, is there.
    pub(super) async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Desk) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Trouble> {
        let inside = Arc::clone(&self.0);
        let done = task::spawn_blocking(move || {
            let mut desk = locked(&inside.desk);
            desk.look_again()?;
            let done = work(&mut desk)?;
            ring(&inside.bell, &desk)?;
            Ok(done)
        });
        match done.await {
            Ok(done) => done.map_err(Trouble),
            Err(problem) => Err(Trouble(Failure::new(
                Kind::System,
                format!("The page could not be made: {problem}."),
            ))),
        }
    }

    /// Shows a page: what the template needs is taken from the desk, and the frame around it comes with it.
    pub(super) async fn page<T: askama::Template>(
        &self,
        asked: Asked,
        view: impl FnOnce(&Desk, Frame) -> Result<T, Failure> + Send + 'static,
    ) -> Answer {
        let html = self.work(move |desk| {
            let frame = Frame::of(desk, &asked)?;
            answer::html(&view(desk, frame)?)
        });
        Ok(answer::page(html.await?))
    }

    /// Records something and leads back to where `back` says, with the offer to undo it.
    pub(super) async fn record(
        &self,
        back: String,
        record: impl FnOnce(&mut Desk) -> Result<(), Failure> + Send + 'static,
    ) -> Answer {
        let recorded = self
            .work(move |desk| {
                record(desk)?;
                Ok(desk.recorded())
            })
            .await?;
        Ok(answer::see(&back, recorded).into_response())
    }

    /// Rings whenever the file changes.
    pub(super) fn listen(&self) -> watch::Receiver<String> {
        self.0.bell.subscribe()
    }

    /// Looks whether another program changed the file, and rings if so. True while somebody listens.
    pub(super) async fn look(&self) -> bool {
        let inside = Arc::clone(&self.0);
        let looked = task::spawn_blocking(move || ring(&inside.bell, &locked(&inside.desk)));
        // A file that cannot be looked at now is looked at again; the next page says what is wrong with it.
        let _ = looked.await;
        self.is_listened_to()
    }

    pub(super) fn is_listened_to(&self) -> bool {
        self.0.bell.receiver_count() > 0
    }

    /// True for the first who asks: whoever it is shall watch.
    pub(super) fn begins_watching(&self) -> bool {
        !self.0.watched.swap(true, Ordering::AcqRel)
    }

    pub(super) fn ends_watching(&self) {
        self.0.watched.store(false, Ordering::Release);
    }
}

/// Does long work on a thread of its own, at no desk: other pages go on meanwhile.
pub(super) async fn apart<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Trouble> {
    let (out, done) = oneshot::channel();
    // Nobody waits any more when the browser has gone.
    std::thread::spawn(move || out.send(work()).is_ok());
    match done.await {
        Ok(done) => done.map_err(Trouble),
        Err(_) => Err(Trouble(Failure::new(Kind::System, "This could not be finished."))),
    }
}

fn ring(bell: &watch::Sender<String>, desk: &Desk) -> Result<(), Failure> {
    let mark = written(desk.mark()?);
    bell.send_if_modified(|known| {
        let changed = *known != mark;
        *known = mark;
        changed
    });
    Ok(())
}

/// The mark of the file as it stands on a page.
pub(super) fn written((others, own): (i64, u64)) -> String {
    format!("{others}-{own}")
}

/// A page that panicked leaves nothing half done at the desk: what it had read is read again.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        answer::trouble(&self.0)
    }
}
