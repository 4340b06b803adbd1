//! Who sends mail for employers. The list holds domains, not rules; a new one is a new line.
//!
//! Hosts in `.example` exist nowhere: they stand in the sample search for services of their kind.

use std::collections::HashSet;
use std::sync::LazyLock;

use heardback_core::hashed::Hashed;
use heardback_core::mail::Address;

use super::list::List;

/// What is known of a sender by its domain and name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sender {
    /// An applicant-tracking or scheduling service: it speaks for the employer.
    Relay,
    /// A place where jobs are posted: it speaks for itself and passes on news.
    Board,
    /// A provider of mailboxes for everybody.
    Freemail,
    /// Any other domain, perhaps the employer's own.
    Unknown,
}

pub(super) fn sender(domain: &str) -> Sender {
    let within = |list: List| {
        let parents = domain.match_indices('.').map(|(dot, _)| &domain[dot + 1..]);
        std::iter::once(domain).chain(parents).any(|domain| list.has(domain))
    };
    // The name of a service under another ending.
    static NAMES: LazyLock<HashSet<&str, Hashed>> =
        LazyLock::new(|| RELAYS.iter().filter_map(|known| known.split('.').next()).collect());
    let own = domain.rsplit('.').nth(1).unwrap_or_default();
    if within(RELAYS) || own.contains('-') && NAMES.contains(own) {
        Sender::Relay
    } else if within(BOARDS) {
        Sender::Board
    } else if within(FREEMAIL) {
        Sender::Freemail
    } else {
        Sender::Unknown
    }
}

/// Whether nobody reads what is sent to this address.
pub(super) fn is_noreply(address: &Address) -> bool {
    let local = address.local();
    let bare: String = local.chars().filter(char::is_ascii_alphanumeric).collect();
    ["noreply", "donotreply", "notification", "notifications", "mailer", "automated", "system"]
        .iter()
        .any(|word| bare.contains(word))
}

/// Whether the address belongs to people who hire.
pub(super) fn is_hiring_desk(address: &Address) -> bool {
    let local = address.local();
    local
        .split(|c: char| !c.is_ascii_alphabetic())
        .any(|word| DESKS.has(word) || word.starts_with("recruit") || word.starts_with("career"))
}

const DESKS: List = List(
    "\
    jobs|job|talent|hr|hiring|people|apply|applications|bewerbung|bewerbungen|karriere|\
    humanresources|staffing|ta|interviews|interview|scheduling|assessments|assessment",
);

const RELAYS: List = List(
    "\
    adp.com|amberjack.com|apploi.com|beamery.com|careerplug.com|cloud.oracle.com|dayforce.com|governmentjobs.com|\
    hiringthing.com|hirevue-app.com|invalidemail.com|isolvedhire.com|paradox.ai|phenom.com|sparkhire.com|yello.co|\
    applicantpro.com|applicantstack.com|applytojob.com|ashbyhq.com|avature.net|\
    bamboohr.com|brassring.com|breezy-mail.com|breezy.hr|calendly.com|clearcompany.com|codesignal.com|\
    codility.com|comeet-notifications.com|comeet.co|concludis.de|csod.com|dover.com|dover.io|\
    eightfold.ai|fountain.com|freshteam.com|gem.com|goodtime.io|greenhouse-mail.io|greenhouse.io|\
    gr8people.com|hackerrank.com|hackerrankforwork.com|hirebridge.com|hirevue.com|icims.com|\
    invalid.successfactors.com|jazz.co|jazzhr.com|jobdiva.com|jobs2web.com|jobscore.com|jobvite.com|\
    join.com|kenexa.com|lever.co|mail.lever.co|modernloop.io|myworkday.com|myworkdayjobs.com|\
    newtonsoftware.com|onlyfy.io|oraclecloud.com|paycomonline.com|paycor.com|paylocity.com|\
    pageuppeople.com|personio.com|personio.de|phenompeople.com|pinpointhq.com|polymer.co|prescreen.io|\
    recruitee.com|recruiterbox.com|rexx-systems.com|rippling.com|selectminds.com|silkroad.com|\
    smartrecruiters.com|softgarden.de|softgarden.io|sapsf.com|sapsf.eu|successfactors.com|\
    successfactors.eu|taleo.net|talentlyft.com|talentreef.com|teamtailor-mail.com|teamtailor.com|\
    testgorilla.com|trakstar.com|trinethire.com|ukg.com|ultipro.com|umantis.com|welcomekit.co|\
    workable.com|workablemail.com|workday.com|zohorecruit.com|\
    ashby-relay.example|greenhouse-mail.example|jobvite-mail.example|lever-post.example|\
    myworkday-mail.example|smart-hiring.example|taleo-mail.example",
);

const BOARDS: List = List(
    "\
    angel.co|careerbuilder.com|dice.com|experteer.com|glassdoor.com|handshake.com|hired.com|indeed.com|\
    indeedemail.com|indeedmail.com|jobcase.com|joblist.com|jobstreet.com|joinhandshake.com|jooble.org|\
    lensa.com|linkedin.com|monster.com|monster.de|myjobhelper.com|naukri.com|neuvoo.com|otta.com|\
    reed.co.uk|seek.com.au|simplyhired.com|snagajob.com|stepstone.de|talent.com|theladders.com|\
    totaljobs.com|upwork.com|welcometothejungle.com|wellfound.com|weworkremotely.com|xing.com|\
    ziprecruiter.com|jobstream.example|workboard.example",
);

const FREEMAIL: List = List(
    "\
    aol.com|fastmail.com|fastmail.fm|free.fr|freenet.de|gmail.com|gmx.at|gmx.ch|gmx.com|gmx.de|\
    gmx.net|googlemail.com|hey.com|hotmail.co.uk|hotmail.com|hotmail.fr|icloud.com|laposte.net|\
    libero.it|live.com|mac.com|mail.com|mail.ru|mailbox.org|me.com|msn.com|orange.fr|outlook.com|\
    outlook.de|pm.me|posteo.de|proton.me|protonmail.com|qq.com|t-online.de|tutanota.com|wanadoo.fr|\
    web.de|yahoo.co.in|yahoo.co.uk|yahoo.com|yahoo.de|yahoo.fr|yandex.ru|ymail.com|zoho.com|163.com|\
    126.com|homepost.example|post.example",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_is_known_with_whatever_stands_before_it() {
        assert_eq!(sender("us.greenhouse-mail.io"), Sender::Relay);
        assert_eq!(sender("greenhouse-mail.io"), Sender::Relay);
        assert_eq!(sender("notgreenhouse-mail.io"), Sender::Unknown);
        assert_eq!(sender("gmail.com"), Sender::Freemail);
        assert_eq!(sender("e.linkedin.com"), Sender::Board);
    }
}
