//! The frame of a page: what stands around every one of them, and what was asked for.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use heardback_core::fact::BatchId;

use super::{ROOMS, Room, assets, house, sample};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::say::capital;

/// The address that was asked for.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    path: String,
    /// The same with what was asked of it.
    here: String,
    /// The change that led here.
    said: Option<BatchId>,
}

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let query = parts.uri.query().into_iter().flat_map(|query| query.split('&'));
        let (said, rest): (Vec<&str>, Vec<&str>) =
            query.partition(|pair| pair.starts_with("said="));
        let said = said
            .iter()
            .filter_map(|pair| pair.strip_prefix("said="))
            .find_map(|id| id.parse().ok());
        let path = parts.uri.path().to_owned();
        let here =
            if rest.is_empty() { path.clone() } else { format!("{path}?{}", rest.join("&")) };
        Ok(Asked { path, here, said })
    }
}

/// What stands around a page.
#[derive(Debug)]
pub(super) struct Frame {
    pub(super) title: String,
    pub(super) path: String,
    /// The address of this page with what was asked of it, for forms to lead back to.
    pub(super) here: String,
    pub(super) rooms: &'static [Room],
    pub(super) notice: Option<Notice>,
    pub(super) assets: &'static str,
    /// What the file looked like when the page was made; none on a page that shows nothing of it.
    pub(super) mark: Option<String>,
    /// What is shown is the sample, and nobody's search.
    pub(super) is_sample: bool,
}

/// What was just recorded, and the way to take it back.
#[derive(Debug)]
pub(super) struct Notice {
    pub(super) says: String,
    pub(super) batch: BatchId,
    /// It took something back, so taking it back brings that back.
    pub(super) is_undo: bool,
}

impl Frame {
    /// The frame of a page that shows something of the search.
    pub(super) fn of(desk: &Desk, asked: &Asked) -> Result<Self, Failure> {
        let notice = asked.said.map(|batch| Notice::about(desk, batch)).transpose()?.flatten();
        Ok(Frame {
            title: String::new(),
            path: asked.path.clone(),
            here: asked.here.clone(),
            rooms: ROOMS,
            notice,
            assets: assets::folder(),
            mark: Some(house::written(desk.mark()?)),
            is_sample: sample::is_sample(desk)?,
        })
    }

    /// The frame of a page that says something and nothing of the search.
    pub(super) fn plain(title: &str) -> Self {
        Frame {
            title: title.to_owned(),
            path: "/".to_owned(),
            here: "/".to_owned(),
            rooms: ROOMS,
            notice: None,
            assets: assets::folder(),
            mark: None,
            is_sample: false,
        }
    }

    /// The same, with the title of the page.
    pub(super) fn titled(self, title: impl Into<String>) -> Self {
        Frame { title: title.into(), ..self }
    }

    /// Whether this page is behind “More” on a phone.
    pub(super) fn is_far(&self) -> bool {
        self.path.starts_with("/settings")
            || self.rooms.iter().any(|room| !room.is_near && self.is_in(room))
    }

    /// Whether this page belongs to the room.
    pub(super) fn is_in(&self, room: &Room) -> bool {
        match room.path {
            "/" => self.path == "/" || self.path.starts_with("/items/"),
            // The board is the other view of all applications.
            "/applications" if self.path == "/board" => true,
            path => self.path == path || self.path.starts_with(&format!("{path}/")),
        }
    }
}

impl Notice {
    /// Nothing is offered for a change that was taken back since.
    fn about(desk: &Desk, id: BatchId) -> Result<Option<Self>, Failure> {
        let batches = desk.store.batches()?;
        if batches.iter().any(|batch| batch.undoes == Some(id)) {
            return Ok(None);
        }
        let Some(batch) = batches.iter().find(|batch| batch.id == id) else { return Ok(None) };
        let undone = batch.undoes.and_then(|undone| batches.iter().find(|b| b.id == undone));
        let says = match undone {
            Some(undone) => format!("Taken back: {}.", undone.said),
            None => format!("{}.", capital(&batch.said)),
        };
        Ok(Some(Notice { says, batch: id, is_undo: undone.is_some() }))
    }
}
