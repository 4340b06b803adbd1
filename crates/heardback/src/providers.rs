//! How to get one's mail out of where it lies, click by click.

/// A place where people have their mail.
#[derive(Debug)]
pub(crate) struct Provider {
    /// The word a form sends.
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    /// How long it takes, in words.
    pub(crate) takes: &'static str,
    pub(crate) steps: &'static [&'static str],
    /// An export is made ready elsewhere, and one comes back for it.
    pub(crate) is_awaited: bool,
}

/// All of them, the most common first. Names of buttons are those of their English pages.
pub(crate) const PROVIDERS: [Provider; 8] = [
    Provider {
        id: "gmail",
        name: "Gmail",
        takes: "2 minutes, then a wait of minutes to hours",
        steps: &[
            "Open takeout.google.com and sign in. Choose “Deselect all”, then tick “Mail” alone.",
            "Choose “Next step”, leave everything as it is, and choose “Create export”.",
            "Google writes to you when the export is ready. The link in that mail works for about a week.",
            "Download it and hand it over as it is, without unpacking it. If there are several parts, hand them over together.",
        ],
        is_awaited: true,
    },
    Provider {
        id: "outlook-com",
        name: "Outlook.com, Hotmail",
        takes: "15 minutes",
        steps: &[
            "Outlook.com gives out no mailbox in a form that can be read here. Thunderbird, a free mail program, fetches it.",
            "On outlook.com open Settings, “Mail”, “Forwarding and IMAP”, and let apps use IMAP.",
            "Add the account to Thunderbird and sign in with Microsoft there. Wait until your folders are filled.",
            "Go on as with Thunderbird.",
            "For a few mails only: open each on outlook.com, choose “Download” and “as EML” in its menu, and hand over the files.",
        ],
        is_awaited: true,
    },
    Provider {
        id: "outlook-app",
        name: "Outlook, the program",
        takes: "15 minutes",
        steps: &[
            "Its own files (.pst, .ost, .olm) cannot be read here.",
            "The short way: add the same account to Thunderbird, which is free, and go on as with Thunderbird.",
            "For a few mails: the new Outlook and Outlook for Mac save a mail as .eml, by “Save as” or by dragging it to the desktop. Classic Outlook writes .msg, which cannot be read here.",
            "Is it the account of an employer? Then ask yourself first whether your search should lie there.",
        ],
        is_awaited: false,
    },
    Provider {
        id: "apple-mail",
        name: "Apple Mail",
        takes: "3 minutes",
        steps: &[
            "Choose your mailbox in the list at the side, and the one with what you sent as well.",
            "In the menu “Mailbox” choose “Export Mailbox…” and a folder, such as Downloads.",
            "It makes a folder for each, called like “INBOX.mbox”. Name that folder on the import page, or hand over the file “mbox” inside it.",
            "More than 2 GB in one mailbox may come out cut short: export smaller ones then.",
        ],
        is_awaited: false,
    },
    Provider {
        id: "thunderbird",
        name: "Thunderbird",
        takes: "2 minutes",
        steps: &[
            "Open “Account Settings” and “Server Settings” of your account. “Local Directory” at the bottom names a folder.",
            "Under “Synchronization & Storage”, “Keep messages in all folders for this account on this computer” has to be on.",
            "Name that folder on the import page. It is only read, and can be read again whenever you like: then only what is new counts.",
        ],
        is_awaited: false,
    },
    Provider {
        id: "yahoo",
        name: "Yahoo, AOL",
        takes: "15 minutes",
        steps: &[
            "Yahoo offers no mailbox to download. Thunderbird, a free mail program, fetches it.",
            "Add the account to Thunderbird and sign in at Yahoo. If it asks for an app password instead: make one on Yahoo’s “Account security” page.",
            "Wait until your folders are filled, then go on as with Thunderbird.",
        ],
        is_awaited: true,
    },
    Provider {
        id: "proton",
        name: "Proton Mail",
        takes: "10 minutes, more for a large mailbox",
        steps: &[
            "Get the “Proton Mail Export Tool” from proton.me and start it. It works with free accounts, too.",
            "Sign in, choose to back up, and wait until it is done.",
            "It leaves a folder of .eml files. Name that folder on the import page.",
        ],
        is_awaited: true,
    },
    Provider {
        id: "another",
        name: "Another one",
        takes: "5 to 15 minutes",
        steps: &[
            "Look for “Export”, “Backup” or “Download” in its settings. Files called .mbox or .eml, and archives of them, can be read here.",
            "Otherwise add the account to Thunderbird, which is free and fetches mail from nearly everywhere by IMAP, and go on as with Thunderbird.",
        ],
        is_awaited: true,
    },
];

/// The one that a form names.
pub(crate) fn provider(id: &str) -> Option<&'static Provider> {
    PROVIDERS.iter().find(|provider| provider.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_an_id_of_its_own_and_something_to_do() {
        for (place, one) in PROVIDERS.iter().enumerate() {
            assert!(PROVIDERS[..place].iter().all(|other| other.id != one.id), "{}", one.id);
            assert!(one.steps.len() > 1 && !one.takes.is_empty(), "{}", one.id);
        }
        assert!(provider("gmail").is_some() && provider("nowhere").is_none());
    }
}
