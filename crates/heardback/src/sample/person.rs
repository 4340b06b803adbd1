//! A name and an address, as they stand in a story and in a header.

use super::encode;

/// Somebody who writes or is written to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Person {
    pub name: String,
    pub address: String,
}

impl Person {
    /// Reads `Name <address>`, a bare address, or `me`.
    pub(super) fn read(words: &str) -> Person {
        let words = words.trim();
        if words == "me" {
            let (name, address) = super::owner();
            return Person { name: name.to_owned(), address: address.to_owned() };
        }
        match words.split_once('<') {
            Some((name, address)) => Person {
                name: name.trim().to_owned(),
                address: address.trim_end_matches('>').trim().to_owned(),
            },
            None => Person { name: String::new(), address: words.to_owned() },
        }
    }

    /// Reads a list of them; names in stories have no commas.
    pub(super) fn read_list(words: &str) -> Vec<Person> {
        words.split(',').map(Person::read).collect()
    }

    /// As a header wants it: encoded or quoted where the name needs it.
    pub(super) fn in_header(&self) -> String {
        if self.name.is_empty() {
            return self.address.clone();
        }
        let name = if !self.name.is_ascii() {
            encode::header_words(&self.name)
        } else if self.name.contains(|c: char| "()<>[]:;@\\,.\"".contains(c)) {
            format!("\"{}\"", self.name.replace('\\', "\\\\").replace('"', "\\\""))
        } else {
            self.name.clone()
        };
        format!("{name} <{}>", self.address)
    }

    /// As people read it in a quotation.
    pub(super) fn in_text(&self) -> String {
        match self.name.as_str() {
            "" => self.address.clone(),
            name => format!("{name} <{}>", self.address),
        }
    }

    /// The part of the address behind the `@`.
    pub(super) fn host(&self) -> &str {
        self.address.rsplit('@').next().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_a_dot_is_quoted_and_one_with_an_accent_encoded() {
        assert_eq!(Person::read("J. Doe <j@a.example>").in_header(), "\"J. Doe\" <j@a.example>");
        assert_eq!(
            Person::read("Katrin Müller <k@a.example>").in_header(),
            "=?UTF-8?Q?Katrin_M=C3=BCller?= <k@a.example>"
        );
    }

    #[test]
    fn an_address_may_stand_alone() {
        let person = Person::read("a@b.example");
        assert_eq!(person.in_header(), "a@b.example");
        assert_eq!(person.host(), "b.example");
    }
}
