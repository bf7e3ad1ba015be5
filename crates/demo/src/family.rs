//! Who lives in a household of a kind: ages, couples and children, and who came or left since the first wave.

use crate::draw::Draw;
use crate::kind::{Kind, Setting};
use crate::member::{Member, Sex};
use crate::planted::WAVES;

/// Ages from, to, and how many of them; at the last period.
type Ages = [(i32, i32, f64)];

const ALONE: &Ages = &[
    (65, 68, 11.0),
    (69, 72, 19.0),
    (73, 76, 19.0),
    (77, 80, 20.0),
    (81, 85, 18.0),
    (86, 90, 10.0),
    (91, 97, 4.0),
];
const COUPLES: &Ages = &[
    (65, 68, 14.0),
    (69, 72, 27.0),
    (73, 76, 25.0),
    (77, 80, 20.0),
    (81, 85, 13.0),
    (86, 91, 3.0),
];
const SINGLES: &Ages = &[
    (21, 29, 22.0),
    (30, 44, 34.0),
    (45, 60, 38.0),
    (61, 64, 6.0),
];
const PAIRS: &Ages = &[
    (22, 32, 26.0),
    (33, 44, 18.0),
    (45, 59, 42.0),
    (60, 64, 14.0),
];
const MOTHERS: &Ages = &[
    (22, 29, 14.0),
    (30, 37, 36.0),
    (38, 44, 34.0),
    (45, 50, 16.0),
];

/// A household's people, and the wave at which all of them came.
pub struct Family {
    /// Everybody who lived there at some wave.
    pub members: Vec<Member>,
    /// The first wave at which somebody did.
    pub from: u8,
}

/// The people of a household.
pub fn family(draw: &mut Draw, kind: Kind, setting: Setting) -> Family {
    let mut crew = Crew {
        draw,
        members: Vec::with_capacity(6),
        couples: 0,
        from: 0,
    };
    crew.fill(kind, setting);
    Family {
        from: crew.from,
        members: crew.members,
    }
}

struct Crew<'d> {
    draw: &'d mut Draw,
    members: Vec<Member>,
    couples: u8,
    from: u8,
}

impl Crew<'_> {
    fn fill(&mut self, kind: Kind, setting: Setting) {
        match kind {
            Kind::ElderAlone => self.elder_alone(setting),
            Kind::ElderCouple => drop(self.elder_couple()),
            Kind::MixedCouple => {
                let (older, younger) = (self.draw.between(65, 71), self.draw.between(57, 64));
                self.couple(older, younger);
            }
            Kind::ElderCoupleAndChild => {
                let age = self.elder_couple();
                self.child_of(age, 24, 36);
            }
            Kind::ElderAndChild => {
                let age = self.elder();
                let child = self.child_of(age, 22, 36);
                if self.draw.chance(0.9 * setting.joined) {
                    self.members[child].from = self.wave();
                }
            }
            Kind::ThreeGenerations => self.three_generations(),
            Kind::Single => {
                let age = self.age(SINGLES);
                let sex = self.sex(0.45);
                self.add(sex, age);
            }
            Kind::Couple => {
                let age = self.age(PAIRS);
                let younger = (age - self.draw.between(-1, 4)).clamp(20, 64);
                self.couple(age, younger);
            }
            Kind::Family => self.parents_and_children(true),
            Kind::SingleParent => self.parents_and_children(false),
            Kind::GrownChildren => {
                let mother = self.draw.between(44, 61);
                let father = (mother + self.draw.between(-2, 6)).min(64);
                self.couple(father, mother);
                for _ in 0..=usize::from(self.draw.chance(0.48)) {
                    let age = mother - self.draw.between(21, 31);
                    let sex = self.sex(0.42);
                    self.add(sex, age.max(18));
                }
            }
            Kind::Sharers => {
                let age = self.draw.between(20, 58);
                for _ in 0..2 + usize::from(self.draw.chance(0.4)) {
                    let (sex, apart) = (self.sex(0.45), self.draw.between(-4, 6));
                    self.add(sex, (age + apart).max(19));
                }
            }
        }
    }

    /// One elder, who lived with somebody at the first waves where the quarter has grown old.
    fn elder_alone(&mut self, setting: Setting) {
        let age = self.elder();
        let parted = self.draw.chance(0.58 * setting.parted);
        let how = self.draw.unit();
        if parted && how < 0.5 || how > 0.975 {
            let child = self.child_of(age, 24, 36);
            self.members[child].until = self.wave();
        } else if parted && how < 0.88 {
            self.from = self.wave();
        } else if parted || how < 0.09 {
            let spouse = (age + self.draw.between(-2, 7)).max(66);
            let own = self.members[0].sex;
            let at = self.add(other(own), spouse);
            self.members[at].until = self.wave();
            self.pair(0, at);
        }
    }

    fn three_generations(&mut self) {
        let age = self.draw.between(65, 79);
        if self.draw.chance(0.42) {
            let younger = (age - self.draw.between(0, 5)).max(65);
            self.couple(age, younger);
        } else {
            let sex = self.sex(0.8);
            self.add(sex, age);
        }
        let mother = (age - self.draw.between(24, 34)).clamp(28, 50);
        if self.draw.chance(0.8) {
            let father = mother + self.draw.between(0, 6);
            self.couple(father, mother);
        } else {
            self.add(Sex::Female, mother);
        }
        self.children(mother, &[58.0, 36.0, 6.0]);
    }

    fn parents_and_children(&mut self, both: bool) {
        let mother = self.age(MOTHERS);
        if both {
            let father = (mother + self.draw.between(-2, 7)).min(63);
            self.couple(father, mother);
            self.children(mother, &[46.0, 42.0, 9.0, 3.0]);
        } else {
            let sex = self.sex(0.87);
            self.add(sex, mother);
            self.children(mother, &[62.0, 32.0, 6.0]);
        }
    }

    /// Children by how many there are; one at least is below 18.
    fn children(&mut self, mother: i32, how_many: &[f64]) {
        let oldest = (mother - 20).min(22);
        let count = self.draw.weighted(how_many) + 1;
        for at in 0..count {
            let top = if at == 0 { oldest.min(17) } else { oldest };
            let sex = self.sex(0.487);
            let age = self.draw.between(0, top.max(0));
            // Fewer are born than there were.
            let age = age.max(self.draw.between(-9, top.max(0)));
            self.add(sex, age);
        }
    }

    fn elder(&mut self) -> i32 {
        let age = self.age(ALONE);
        let sex = self.sex(0.66 + 0.004 * f64::from(age - 65));
        self.add(sex, age);
        age
    }

    fn elder_couple(&mut self) -> i32 {
        let age = self.age(COUPLES);
        let younger = (age - self.draw.between(-1, 6)).max(65);
        self.couple(age, younger);
        age
    }

    /// A man of one age and a woman of another.
    fn couple(&mut self, his: i32, hers: i32) {
        let (man, woman) = (self.add(Sex::Male, his), self.add(Sex::Female, hers));
        self.pair(man, woman);
    }

    fn pair(&mut self, one: usize, other: usize) {
        self.couples += 1;
        self.members[one].couple = self.couples;
        self.members[other].couple = self.couples;
    }

    fn child_of(&mut self, age: i32, least: i32, most: i32) -> usize {
        let years = self.draw.between(least, most);
        let sex = self.sex(0.4);
        self.add(sex, (age - years).clamp(19, 63))
    }

    fn add(&mut self, sex: Sex, age: i32) -> usize {
        let member = Member::aged(self.draw, sex, age);
        self.members.push(member);
        self.members.len() - 1
    }

    fn age(&mut self, ages: &Ages) -> i32 {
        let total: f64 = ages.iter().map(|(_, _, weight)| weight).sum();
        let mut left = self.draw.unit() * total;
        for (low, high, weight) in ages {
            left -= weight;
            if left < 0.0 {
                return self.draw.between(*low, *high);
            }
        }
        ages[0].0
    }

    fn sex(&mut self, women: f64) -> Sex {
        if self.draw.chance(women) {
            Sex::Female
        } else {
            Sex::Male
        }
    }

    /// A wave after the first.
    fn wave(&mut self) -> u8 {
        self.draw.between(1, i32::from(WAVES) - 1) as u8
    }
}

const fn other(sex: Sex) -> Sex {
    match sex {
        Sex::Female => Sex::Male,
        Sex::Male => Sex::Female,
    }
}
