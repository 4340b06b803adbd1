//! `/settings/backup` and `/settings/export`: everything, or all facts, as one file to keep.

use std::fs::File;
use std::io::{BufWriter, Read, Write};
use std::path::Path;

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::{Router, routing};
use futures_util::stream;
use tempfile::TempDir;
use tokio::task;

use crate::desk::Desk;
use crate::failure::Failure;
use crate::web::answer::Answer;
use crate::web::house::House;

/// So much of the file is in memory at once.
const PIECE: usize = 64 * 1024;

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/settings/backup", routing::get(backup))
        .route("/settings/export", routing::get(export))
}

/// A file that is sent and then removed, with the folder it lies in.
struct Sent {
    file: File,
    /// Removed when the last piece was sent, or nobody listens any more.
    _folder: TempDir,
}

async fn backup(State(house): State<House>) -> Answer {
    let made = house
        .work(|desk| {
            let name = format!("heardback-{}.db", desk.today());
            made(desk, name, |path| Ok(desk.store.backup(path)?))
        })
        .await?;
    Ok(send(made, "application/vnd.sqlite3"))
}

async fn export(State(house): State<House>) -> Answer {
    let made = house
        .work(|desk| {
            let name = format!("heardback-{}.jsonl", desk.today());
            made(desk, name, |path| {
                let file =
                    File::create_new(path).map_err(|problem| Failure::file(path, &problem))?;
                let mut file = BufWriter::new(file);
                desk.store.export(&mut file)?;
                file.flush().map_err(|problem| Failure::file(path, &problem))
            })
        })
        .await?;
    Ok(send(made, "application/jsonl"))
}

/// Writes the file beside the data, where there is room for it and nobody else looks.
fn made(
    desk: &Desk,
    name: String,
    write: impl FnOnce(&Path) -> Result<(), Failure>,
) -> Result<(Sent, u64, String), Failure> {
    let failed = |problem: std::io::Error| Failure::file(desk.folder(), &problem);
    let folder = tempfile::tempdir_in(desk.folder()).map_err(failed)?;
    let path = folder.path().join(&name);
    write(&path)?;
    let file = File::open(&path).map_err(failed)?;
    let length = file.metadata().map_err(failed)?.len();
    Ok((Sent { file, _folder: folder }, length, name))
}

fn send((sent, length, name): (Sent, u64, String), kind: &'static str) -> Response {
    let pieces = stream::unfold(sent, async |mut sent| {
        let read = task::spawn_blocking(move || {
            let mut piece = Vec::with_capacity(PIECE);
            let read = (&mut sent.file).take(PIECE as u64).read_to_end(&mut piece);
            (sent, read.map(|_| piece))
        });
        match read.await {
            Ok((sent, Ok(piece))) if !piece.is_empty() => Some((Ok(Bytes::from(piece)), sent)),
            Ok((sent, Err(problem))) => Some((Err(problem), sent)),
            // The end of it, or of the program.
            _ => None,
        }
    });
    let headers = [
        (CONTENT_TYPE, kind.to_owned()),
        (CONTENT_LENGTH, length.to_string()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (headers, Body::from_stream(pieces)).into_response()
}
