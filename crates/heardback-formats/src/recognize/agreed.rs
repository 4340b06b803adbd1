//! Short answers that agree to a time the other side proposed. Which time that was stands in the letter they answer.

use super::list::List;
use super::proposed::sentences;

/// Whoever writes more than so many words says more than yes.
const SHORT: usize = 60;

/// The sentence by which the writer agrees; nothing where the same letter says no, wants another time, or depends on something.
pub(super) fn agreed(own: &str) -> Option<&str> {
    if own.split_whitespace().count() > SHORT {
        return None;
    }
    let mut found = None;
    let mut glad: Option<&str> = None;
    for sentence in sentences(own).flat_map(str::lines).map(str::trim) {
        let plain = plain(sentence);
        if DECLINES.is_in(&plain) || LATER.is_in(&plain) {
            return None;
        }
        if found.is_some() || sentence.ends_with('?') || ELSE.is_in(&plain) {
            continue;
        }
        if agrees(&plain) {
            found = Some(sentence);
        } else if is_assent(&plain) {
            // “Great stuff, down for 11” says it in one sentence, “Wonderful. We expect you at 9” in two.
            glad = Some(sentence);
            found = glad.filter(|_| names_a_time(&plain) || SENT.is_in(&plain));
        } else if glad.is_some() && (names_a_time(&plain) || SENT.is_in(&plain)) {
            found = Some(sentence);
        }
    }
    found
}

/// It opens with a word of assent.
fn is_assent(plain: &str) -> bool {
    plain.split_whitespace().take(2).any(|word| ASSENT.has(word)) && !SUPPOSED.is_in(plain)
}

fn names_a_time(plain: &str) -> bool {
    TIMES.is_in(plain) || plain.bytes().any(|byte| byte.is_ascii_digit())
}

fn agrees(plain: &str) -> bool {
    if SUPPOSED.is_in(plain) {
        return false;
    }
    let names_a_time = names_a_time(plain);
    let fits = FITS.is_in(plain);
    SETTLES.is_in(plain)
        || fits && (OURS.is_in(plain) || POINTS.is_in(plain) || names_a_time)
        || names_a_time && CHOOSES.is_in(plain)
}

/// Lower case, words apart by one blank, with a blank before and behind; marks are gone.
fn plain(sentence: &str) -> String {
    let mut plain = String::from(" ");
    for letter in sentence.chars() {
        match letter {
            '\'' | '’' => {}
            letter if letter.is_alphanumeric() || letter == ':' => {
                plain.extend(letter.to_lowercase());
            }
            _ if plain.ends_with(' ') => {}
            _ => plain.push(' '),
        }
    }
    if !plain.ends_with(' ') {
        plain.push(' ');
    }
    // “Thursday’s good”.
    plain.replace("days ", "day is ")
}

/// Said by who cannot, or would rather another time.
const DECLINES: List = List(
    " doesnt work| does not work| dont work| do not work| wont work| will not work| cant make| cannot make| cant do | cannot do | no longer | none of | instead | not available| unavailable| not free| could we do | could we move| could we meet| resched| postpone| another time| a different time| would not work| wouldnt work| not possible| cancel",
);

/// What is only so in a case, or in general.
const SUPPOSED: List =
    List(" if | unless | whether | when | would need| need to | not sure| not yet| cannot | cant ");

/// A time fits.
const FITS: List = List(
    " works | work | suits | suit | is fine | is good | is great | is perfect | is ideal | is ok | is okay | would be perfect | would be fine | would be great | would be good | is all right | fine for | good for | perfect for | ok for | okay for | thats perfect | thats fine | thats great | thats good | is no problem | is not a problem | would be lovely | would be ideal | is lovely | is early but fine | is early but ok | sounds good | sounds great | sounds perfect ",
);

/// It fits the writer.
const OURS: List = List(
    " for me | for us | with me | with us | by me | suits me | suits us | on our end | on my end | on our side | on my side | our end ",
);

/// It is the time spoken of.
const POINTS: List = List(
    " that works | this works | it works | both work | either works | both would work | that suits | that is | thats | that time | this time | that day | the time | that would be | yes works | sounds ",
);

/// It needs nothing beside it.
const SETTLES: List = List(
    " it is then | speak then | talk then | chat then | see you then | meet then | call then | free then | ill be there | i will be there | well be there | count me in | fine by me | ok for me | okay for me | works for me | works for us | suits me | suits us | works on our end | works on my end | confirmed | booked | see you at | see you on | see you monday | see you tuesday | see you wednesday | see you thursday | see you friday | see you tomorrow | put it in the diary | put it in my diary | in the calendar | in my calendar | available at that time | available then | sounds good | sounds great | sounds perfect | perfect thank | perfect thanks | ideal thank ",
);

/// Beside a time they take it.
const CHOOSES: List = List(
    " it is | lets go for | go ahead with | go for | blocked | pencilled | penciled | kept free | expect you | fine with | ill call you | ill ring you | lets do | lets say | lets go with | lets take | i can make | i can do | we can do | we can make | i would take | id take | i will take | ill take | i accept | i would choose | id choose | happy to talk | happy to speak | happy to meet | glad to talk | all good | noted | suits me best | please book | confirm | speak on | talk to you | speak to you | perfect | booked ",
);

/// A day or time of day.
const TIMES: List = List(
    " monday | tuesday | wednesday | thursday | friday | saturday | mon | tue | tues | wed | thu | thurs | fri | tomorrow | morning | afternoon | noon | half past | quarter to | quarter past | oclock | slot ",
);

/// Words of assent that open an answer.
const ASSENT: List = List(
    "absolutely|brilliant|confirmed|confirming|cool|done|excellent|fab|fabulous|fantastic|fine|good|great|ideal|lovely|marvellous|ok|okay|perfect|splendid|super|sure|wonderful|yep|yes|yup",
);

/// The meeting is in the calendar, or will be.
const SENT: List = List(
    " invite is | invite to follow | invite follows | invite coming | invite shortly | invitation is | invitation to follow | invitation follows | sent an invite | sent the invite | sent you an invite | send an invite | send the invite | send you an invite | calendar invite | calendar invitation ",
);

/// The answer proper comes later.
const LATER: List = List(
    " get back to | come back to | revert | check with | check my | check and | will check | have to pass | push this back | push it back | has gone | is gone | is taken | gets back ",
);

/// Other things may suit as well.
const ELSE: List = List(
    " notice | salary | start in | start date | start on | starting | remote | hybrid | contract | hours a | rate | package | sample | references | documents ",
);
