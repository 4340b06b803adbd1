//! The names in a Maildir: which files are messages, what their flags say, which folder they lie in.

/// What a message's file name says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Flags {
    /// It was read.
    pub seen: bool,
    /// It was answered.
    pub replied: bool,
    /// It was marked.
    pub flagged: bool,
    /// It is a draft, never sent.
    pub draft: bool,
    /// It waits to be removed.
    pub trashed: bool,
}

/// Whether a directory with these entries is a Maildir.
pub fn is_maildir<'a>(entries: impl IntoIterator<Item = &'a str>) -> bool {
    let mut found = 0;
    for entry in entries {
        found |= match entry {
            "cur" => 1,
            "new" => 2,
            "tmp" => 4,
            _ => 0,
        };
    }
    // `tmp` is sometimes lost when a mailbox is copied; `cur` and `new` never are.
    found & 3 == 3
}

/// Whether a file of `cur` or `new` is a message: names with a leading dot are the server's own.
pub fn is_message(name: &str) -> bool {
    !name.is_empty() && !name.starts_with('.')
}

/// The flags of a file name, the letters after `:2,` (or `;2,` and `!2,` where the file system forbids colons).
pub fn flags(name: &str) -> Flags {
    let letters = [":2,", ";2,", "!2,"].iter().find_map(|mark| name.rsplit_once(mark));
    let letters = letters.map_or("", |(_, letters)| letters);
    Flags {
        seen: letters.contains('S'),
        replied: letters.contains('R'),
        flagged: letters.contains('F'),
        draft: letters.contains('D'),
        trashed: letters.contains('T'),
    }
}

/// The folder's name for people: `.Jobs.Acme` is `Jobs/Acme`, the Maildir itself is `INBOX`.
pub fn folder(directory: &str) -> String {
    match directory.strip_prefix('.') {
        Some(name) if !name.is_empty() => name.replace('.', "/"),
        _ => "INBOX".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_are_the_letters_after_the_mark() {
        let read = flags("1700000000.M1P2.host,S=123:2,RS");
        assert!(read.seen && read.replied && !read.draft && !read.trashed && !read.flagged);
        assert_eq!(
            flags("1700000000.M1P2.host;2,FDT"),
            Flags { flagged: true, draft: true, trashed: true, ..Flags::default() }
        );
        assert_eq!(flags("1700000000.RS"), Flags::default());
    }

    #[test]
    fn a_maildir_has_cur_and_new() {
        assert!(is_maildir(["cur", "new", "tmp", ".Sent"]));
        assert!(is_maildir(["new", "cur"]));
        assert!(!is_maildir(["cur", "tmp"]));
    }

    #[test]
    fn folders_are_named_for_people() {
        assert_eq!(folder(".Jobs.Acme"), "Jobs/Acme");
        assert_eq!(folder(""), "INBOX");
        assert!(!is_message(".uidlist"));
    }
}
