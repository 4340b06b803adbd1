//! The playbook: the advice the program follows, who gave it, and the numbers it was turned into.
//!
//! The advice itself is data (`playbook/` at the root of the workspace) and comes with the program.
//! A person's own file may change numbers and switch rules off; it cannot switch off a guard, and it cannot
//! pass a limit that keeps people from harm.

use std::sync::OnceLock;

use crate::action::Action;
use crate::fact::Channel;

mod catalogue;
mod check;
mod dissent;
mod kind;
mod load;
mod numbers;
mod page;
mod problem;
mod profile;
mod rules;
pub mod show;

pub use crate::fact::ProfileName;
pub use catalogue::{
    Catalogue, CheckText, Figure, Question, RuleKind, RuleText, Side, Similarity, Source, Strength,
    SubjectRule, Topic,
};
pub use check::{CheckId, UnknownCheck};
pub use dissent::DissentCase;
pub use kind::{Kind, KindRules, Subject, Words};
pub use problem::{PlaybookError, Problem};
pub use profile::{
    Deadline, Feedback, LinkedInConnect, LinkedInMessage, Opening, PerJob, Phone, Profile, Wait,
};
pub use rules::{RuleId, UnknownRule};

use kind::Kinds;
use page::{Page, written};
use rules::RuleSet;

const PROFILES: &str = include_str!("../../../playbook/profiles.toml");
const DISSENT: &str = include_str!("../../../playbook/dissent.toml");

/// The advice in force: the bundled playbook, with a person's own changes if there are any.
#[derive(Debug, Clone)]
pub struct Playbook {
    profiles: [Profile; 3],
    off: RuleSet,
    dissent: dissent::Table,
    /// The checks switched off, one bit each.
    checks_off: u64,
    /// The kinds of messages without those checks, worked out when first asked for.
    kinds: OnceLock<Kinds>,
}

impl Playbook {
    /// The playbook that comes with the program.
    pub fn bundled() -> &'static Playbook {
        static BUNDLED: OnceLock<Playbook> = OnceLock::new();
        BUNDLED.get_or_init(|| {
            Self::parse(PROFILES, DISSENT).expect("the bundled playbook loads; a test reads it")
        })
    }

    /// The bundled playbook with a person's own file over it. Everything wrong in the file is told at once.
    pub fn parse_with_override(text: &str, file: &str) -> Result<Playbook, PlaybookError> {
        Self::bundled().changed_by(text, file)
    }

    fn parse(profiles: &str, dissent: &str) -> Result<Playbook, PlaybookError> {
        let mut playbook = Self {
            profiles: std::array::from_fn(|_| Profile::empty()),
            off: RuleSet::default(),
            dissent: dissent::read("dissent.toml", dissent)?,
            checks_off: 0,
            kinds: OnceLock::new(),
        };
        let (mut page, top) = Page::open("profiles.toml", profiles);
        if let Some(numbers) = top.get("numbers") {
            load::read_numbers(&mut page, numbers, &mut playbook.profiles);
        }
        load::require_all(&mut page, top.get("numbers"));
        page.close()?;
        Ok(playbook)
    }

    fn changed_by(&self, text: &str, file: &str) -> Result<Playbook, PlaybookError> {
        let mut playbook = self.clone();
        let (mut page, top) = Page::open(file, text);
        for (key, value) in &top {
            match key.get_ref().as_ref() {
                "numbers" => load::read_numbers(&mut page, value, &mut playbook.profiles),
                "off" => playbook.switch_off(&mut page, value),
                // The likeliest slip is a number without the word `numbers` before it.
                other => page.report(
                    key.span(),
                    format!("{other:?} is nothing a playbook file can change"),
                    "It can switch rules off (`off`) and change numbers, for example:",
                    format!("[numbers.\"{}\"]", load::nearest(other)),
                ),
            }
        }
        page.close()?;
        Ok(playbook)
    }

    fn switch_off(&mut self, page: &mut Page<'_>, value: &page::Value<'_>) {
        const EXAMPLE: &str = "off = [\"EXT-5\"]";
        let Some(list) = value.get_ref().as_array() else {
            let what = format!("`off` cannot be {}", written(value));
            return page.report(value.span(), what, "It is a list of rules, for example:", EXAMPLE);
        };
        for entry in list {
            let name = entry.get_ref().as_str().unwrap_or_default();
            match (name.parse::<RuleId>(), name.parse::<CheckId>()) {
                (Ok(rule), _) if !rule.is_guard() => self.drop_rule(rule),
                (_, Ok(check)) if !check.is_prohibition() => self.drop_check(check),
                (Ok(_), _) => page.report(
                    entry.span(),
                    format!("{name} is a guard and cannot be switched off"),
                    "Guards protect the people you write to. Other rules can be switched off, for example:",
                    EXAMPLE,
                ),
                (_, Ok(_)) => page.report(
                    entry.span(),
                    format!("{name} is a prohibition and cannot be switched off"),
                    "Prohibitions protect you and your readers. Other rules can be switched off, for example:",
                    EXAMPLE,
                ),
                (Err(_), Err(_)) => page.report(
                    entry.span(),
                    format!("`off` names {}, which is no rule of the catalogue", written(entry)),
                    "The rules are listed by `heardback playbook show`. For example:",
                    EXAMPLE,
                ),
            }
        }
    }

    fn drop_rule(&mut self, rule: RuleId) {
        self.off.insert(rule);
        for rules in &mut self.dissent {
            rules.retain(|&dissenting| dissenting != rule);
        }
    }

    fn drop_check(&mut self, check: CheckId) {
        self.checks_off |= check.bit();
        self.kinds = OnceLock::new();
    }

    /// The numbers of a profile.
    pub fn profile(&self, name: ProfileName) -> &Profile {
        &self.profiles[name as usize]
    }

    /// Whether a rule is followed: yes, unless the person's own file switched it off.
    #[inline]
    pub fn follows(&self, rule: RuleId) -> bool {
        !self.off.contains(rule)
    }

    /// Who disagrees with a step. Rules that were switched off are not among them.
    pub fn dissent(&self, case: DissentCase) -> &[RuleId] {
        &self.dissent[case as usize]
    }

    /// Whether a check is made: yes, unless the person's own file switched it off.
    pub fn checks(&self, check: CheckId) -> bool {
        self.checks_off & check.bit() == 0
    }

    /// What the message of an item must contain. Empty for what the seeker does alone, and for a reply.
    pub fn brief(&self, action: Action, channel: Channel) -> &[CheckId] {
        self.kinds().brief(action, channel)
    }

    /// How long the message of an item may be; a card is shorter than an e-mail.
    pub fn words(&self, action: Action, channel: Channel) -> Option<Words> {
        self.kinds().words(action, channel)
    }

    /// How long a card may be, whatever it says.
    pub fn card(&self) -> Words {
        self.kinds().card()
    }

    /// What a kind of message must and must not contain.
    pub fn kind(&self, kind: Kind) -> &KindRules {
        self.kinds().rules(kind)
    }

    fn kinds(&self) -> &Kinds {
        match self.checks_off {
            0 => Kinds::bundled(),
            off => self.kinds.get_or_init(|| Kinds::bundled().without(off)),
        }
    }

    /// Every number a file can change, down to its parts: `app.first.earliest`, `chk.max.employed`, `phone`.
    pub fn numbers() -> impl Iterator<Item = String> {
        numbers::NUMBERS.iter().flat_map(|number| {
            let parts = (number.slot)(&mut Profile::default()).parts();
            let whole = parts.is_empty().then(|| number.key.to_owned());
            whole.into_iter().chain(parts.iter().map(|part| format!("{}.{part}", number.key)))
        })
    }

    /// This playbook with one more rule switched off, as a person's file could do it.
    pub fn without(&self, rule: RuleId) -> Result<Playbook, PlaybookError> {
        self.changed_by(&format!("off = [\"{rule}\"]"), "without")
    }

    /// This playbook with one more element of messages no longer asked for, as a person's file could do it.
    pub fn without_check(&self, check: CheckId) -> Result<Playbook, PlaybookError> {
        self.changed_by(&format!("off = [\"{check}\"]"), "without_check")
    }

    /// This playbook with any rule switched off, even a guard. No file can ask for that: it is for tests
    /// that show what a guard is good for.
    #[doc(hidden)]
    pub fn broken_without(&self, rule: RuleId) -> Playbook {
        let mut playbook = self.clone();
        playbook.drop_rule(rule);
        playbook
    }

    /// This playbook with one number changed, as a person's file could do it. The name may go down to a part:
    /// `with_number("app.first.due", ProfileName::Balanced, 8)`, `with_number("phone", …, "first")`.
    pub fn with_number(
        &self,
        number: &str,
        profile: ProfileName,
        value: impl std::fmt::Display,
    ) -> Result<Playbook, PlaybookError> {
        let (key, part) = match number.rsplit_once('.') {
            Some((key, part)) if numbers::place(number).is_none() => (key, Some(part)),
            _ => (number, None),
        };
        let value = value.to_string();
        let value = if value.parse::<i64>().is_ok() { value } else { format!("{value:?}") };
        let value = part.map_or(value.clone(), |part| format!("{{ {part} = {value} }}"));
        let cites: Vec<_> = self.profile(profile).cites(key).iter().map(|r| r.as_str()).collect();
        let text =
            format!("[numbers.{key:?}]\n{} = {value}\ncites = {cites:?}\n", profile.as_str());
        self.changed_by(&text, "with_number")
    }
}

#[cfg(test)]
mod tests;
