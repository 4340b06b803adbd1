//! One decoded e-mail: what the rest of the program may know of it. Bytes, encodings and MIME stay in `heardback-formats`.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::fact::MessageKey;
use crate::invitation::Invitation;

/// One message, decoded as far as it could be read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mail {
    /// What recognises this message when it is met again.
    pub key: MessageKey,
    /// The Message-ID without its brackets.
    pub message_id: Option<String>,
    /// Keys of the messages this one answers.
    pub in_reply_to: Vec<MessageKey>,
    /// Keys of the messages of its thread, oldest first.
    pub references: Vec<MessageKey>,
    /// When it was written, by its own Date header.
    pub date: Option<Timestamp>,
    /// The sender's offset from UTC in that header, in seconds.
    pub date_offset: Option<i32>,
    /// Who wrote it.
    pub from: Option<Address>,
    /// Where answers go, if elsewhere.
    pub reply_to: Vec<Address>,
    /// Who it is for.
    pub to: Vec<Address>,
    /// Who has a copy.
    pub cc: Vec<Address>,
    /// The envelope's sender, if the receiving server kept it.
    pub return_path: Option<String>,
    /// The addresses it was delivered to: the user's own.
    pub delivered_to: Vec<String>,
    /// The subject, decoded.
    pub subject: String,
    /// The body as text; HTML is turned into text.
    pub text: String,
    /// What the headers say about the kind of message.
    pub flags: Flags,
    /// Labels the provider keeps, as in a Gmail archive.
    pub labels: Vec<String>,
    /// The folder it was found in, if the container has folders.
    pub folder: Option<String>,
    /// What its calendar parts invite to, or call off.
    #[serde(default)]
    pub invitations: Vec<Invitation>,
    /// Addresses behind words of an HTML body, where that is the text; they are judged by what they are, never opened.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<String>,
    /// Names of the attachments.
    pub attachments: Vec<String>,
    /// Broken things met on the way, one sentence each.
    pub problems: Vec<String>,
}

/// A name and an address, either of which may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// The display name, as written.
    pub name: String,
    /// The address, as written.
    pub email: String,
}

/// What the headers alone say about a message.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flags {
    /// It offers to be unsubscribed from.
    pub list_unsubscribe: bool,
    /// It came over a mailing list (List-Id or List-Post).
    pub list: bool,
    /// The Auto-Submitted value, lower case, unless it is `no`.
    pub auto_submitted: Option<String>,
    /// The Precedence value, lower case.
    pub precedence: Option<String>,
    /// Other headers by which programs mark an automatic answer (X-Autoreply and its kin).
    pub auto_reply: bool,
    /// The kind of report, if it is a `multipart/report`.
    pub report: Option<Report>,
}

/// The kinds of `multipart/report`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Report {
    /// A message could not be, or was, delivered.
    Delivery,
    /// A read receipt.
    Disposition,
    /// Any other report.
    Other,
}

impl Mail {
    /// A message of which nothing is known but its key.
    pub fn empty(key: MessageKey) -> Self {
        Self {
            key,
            message_id: None,
            in_reply_to: Vec::new(),
            references: Vec::new(),
            date: None,
            date_offset: None,
            from: None,
            reply_to: Vec::new(),
            to: Vec::new(),
            cc: Vec::new(),
            return_path: None,
            delivered_to: Vec::new(),
            subject: String::new(),
            text: String::new(),
            flags: Flags::default(),
            labels: Vec::new(),
            folder: None,
            invitations: Vec::new(),
            links: Vec::new(),
            attachments: Vec::new(),
            problems: Vec::new(),
        }
    }
}

impl Address {
    /// The part after the last `@`, lower case.
    pub fn domain(&self) -> String {
        self.email
            .rsplit_once('@')
            .map(|(_, domain)| domain.trim().to_ascii_lowercase())
            .unwrap_or_default()
    }

    /// The part before the last `@`, lower case.
    pub fn local(&self) -> String {
        self.email
            .rsplit_once('@')
            .map(|(local, _)| local.trim().to_ascii_lowercase())
            .unwrap_or_default()
    }
}
