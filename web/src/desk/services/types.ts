// What the program tells of how services stand.

/** What there is, what of it is taken and what is free; null where nobody says. */
export interface Free {
  all: number;
  taken: number | null;
  free: number | null;
}

export interface ServiceState {
  id: number;
  revision: number;
  tenant: string;
  organisation: string;
  state: string;
  name: string | null;
  code: string | null;
  form: string | null;
  provider: { id: number; name: string | null } | null;
  places: Free | null;
  posts: Free | null;
  /** Each in its own unit; they are never added up. */
  capacity: { unit: string; all: number }[];
  waiting: number | null;
  confirmed_on: string | null;
  confirmed_by: string | null;
  age_days: number | null;
  is_stale: boolean;
  edits: boolean;
}

/** What services of one kind have together, and how many of them do not say what is taken. */
export interface KindState {
  code: string;
  services: number;
  places: { all: number; taken: number; free: number; unknown: number };
  posts: { all: number; taken: number; free: number; unknown: number };
  waiting: number;
}

interface Named {
  id: number;
  name: string | null;
}

/** Two times of services in one room, and when they meet: minutes since midnight, beyond 1440 on the next day. */
export interface RoomClash {
  room: Named;
  site: Named | null;
  day: string;
  from: number;
  to: number;
  slots: { slot: number; service: number; name: string | null }[];
}

export interface ServicesState {
  today: string;
  stale_after_days: number;
  kinds: KindState[];
  services: ServiceState[];
  clashes: RoomClash[];
}
