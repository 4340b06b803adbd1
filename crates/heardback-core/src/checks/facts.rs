//! What a message is compared with: the message itself and what is known about it.

use jiff::civil::Date;

use crate::action::Action;
use crate::fact::LinkedinPermission;
use crate::playbook::Kind;

/// A message to be checked, whoever wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What it is for.
    pub kind: Kind,
    /// The place it is written in, where the kind leaves that open.
    pub form: Form,
    /// The step it belongs to, where the kind does not tell which request a call makes.
    pub action: Option<Action>,
    /// Everybody in To, Cc and Bcc, by whatever name they are known.
    pub recipients: Vec<String>,
    /// The subject; none where the kind has none.
    pub subject: Option<String>,
    /// It answers a message of the same thread, so that "Re:" is true.
    pub in_thread: bool,
    /// The text with salutation and signature. Quoted lines in it do not count.
    pub body: String,
}

impl Message {
    /// A message of a kind, to nobody yet and without a word.
    pub fn new(kind: Kind) -> Self {
        Message {
            kind,
            form: Form::Usual,
            action: None,
            recipients: Vec::new(),
            subject: None,
            in_thread: false,
            body: String::new(),
        }
    }
}

/// The place a message is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Form {
    /// As the kind says.
    #[default]
    Usual,
    /// On a card: shorter, and without a subject.
    Card,
    /// On voicemail: nobody is there to be asked whether the moment is good.
    Voicemail,
}

/// What is known. Empty text counts as unknown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// Who writes.
    pub sender: Person,
    /// Who reads.
    pub recipient: Person,
    /// The employer.
    pub company: String,
    /// The role applied for, as it was posted.
    pub position: String,
    /// Other roles the same message is about (EDG-9).
    pub also_positions: Vec<String>,
    /// The day of the application.
    pub applied_on: Option<Date>,
    /// The subject of the e-mail the application was sent with, if it was.
    pub original_subject: String,
    /// The day of the last interview.
    pub interview_on: Option<Date>,
    /// What was talked about with this very reader.
    pub topics: Vec<String>,
    /// What the employer promised, in his words.
    pub promised: String,
    /// Something of value to the reader: an article, a further thought.
    pub value_item: String,
    /// The go-between's name.
    pub referrer: String,
    /// What the reader said about a LinkedIn connection.
    pub linkedin_permission: LinkedinPermission,
    /// Texts that others at the same company had.
    pub sent_to_others: Vec<String>,
    /// Texts that this reader had.
    pub earlier_to_same: Vec<String>,
}

/// A person as far as checks look at one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// The name as recorded; a title before it does not count.
    pub name: String,
    /// The telephone number, in any way of writing.
    pub phone: String,
    /// What the person is in the search: "hiring manager", "friend".
    pub role: String,
}
