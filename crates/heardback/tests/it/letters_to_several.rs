//! A letter of the user's that goes to several people, from real files to what is shown.

use serde_json::Value;

use crate::environment::TestEnvironment;

const RECEIPT: &str = "From: Acme Careers <no-reply@acme.example>\r\nTo: Kim Doe <kim@home.example>\r\nDelivered-To: kim@home.example\r\nDate: Mon, 2 Feb 2026 09:00:00 +0000\r\nMessage-ID: <receipt@acme.example>\r\nSubject: Thank you for applying to Acme\r\n\r\nDear Kim,\r\nThank you for applying for the position of Welder at Acme. We have received your application.\r\nAcme Careers\r\n";

fn from_person(name: &str, address: &str, day: u8) -> String {
    format!(
        "From: {name} <{address}>\r\nTo: Kim Doe <kim@home.example>\r\nDelivered-To: kim@home.example\r\nDate: {day} Feb 2026 09:00:00 +0000\r\nMessage-ID: <{day}@acme.example>\r\nIn-Reply-To: <receipt@acme.example>\r\nSubject: Your application as Welder at Acme\r\n\r\nDear Kim,\r\nwe have looked at your application for the position of Welder at Acme and will come back to you.\r\nBest regards,\r\n{name}\r\nAcme\r\n"
    )
}

const OWN: &str = "From: Kim Doe <kim@home.example>\r\nTo: Dana Ruiz <dana.ruiz@acme.example>\r\nCc: =?utf-8?Q?Zo=C3=AB_Maier?= <Zoe.Maier@acme.example>, Kim Doe <kim+jobs@home.example>\r\nDate: Mon, 9 Feb 2026 09:00:00 +0000\r\nMessage-ID: <own@home.example>\r\nSubject: When you expect to decide\r\n\r\nDear Dana, dear Zo=C3=AB,\r\nmay I ask when you expect to decide about the position of Welder?\r\nKim Doe\r\n";

#[test]
fn it_is_one_line_a_touch_of_each_and_importing_again_adds_nothing() {
    let environment = TestEnvironment::new();
    let folder = environment.home().join("mail");
    std::fs::create_dir(&folder).unwrap();
    let own = OWN.replace("Subject:", "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\nSubject:");
    let letters = [
        RECEIPT.to_owned(),
        from_person("Dana Ruiz", "dana.ruiz@acme.example", 4),
        from_person("Zoë Maier", "zoe.maier@acme.example", 5),
        own,
    ];
    for (number, letter) in letters.iter().enumerate() {
        std::fs::write(folder.join(format!("{number}.eml")), letter).unwrap();
    }
    environment.run(&["import", "mail"]);
    let facts = environment.run(&["export"]);
    let sent: Vec<Value> = facts
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .filter(|fact: &Value| fact["direction"] == "out")
        .collect();
    let mut to: Vec<String> =
        sent.iter().map(|fact| format!("{} {}", fact["contact"], fact["further"])).collect();
    to.sort();
    assert_eq!(to, ["\"dana-ruiz\" null", "\"zoe-maier\" true"], "{sent:#?}");
    let shown = environment.run(&["show", "acme"]);
    let lines: Vec<&str> = shown.lines().filter(|line| line.contains("you wrote")).collect();
    assert_eq!(lines.len(), 1, "{shown}");
    assert!(lines[0].contains("you wrote to Dana Ruiz and Zoë Maier"), "{shown}");
    environment.run(&["import", "--full", "mail"]);
    assert_eq!(environment.run(&["export"]), facts, "importing again adds nothing");
}
