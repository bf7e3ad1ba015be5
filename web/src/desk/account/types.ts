// One's own sessions, as the program tells them.

export interface OwnSession {
  id: string;
  started: string;
  used: string;
  ends: string;
  second_factor: boolean;
  /** The session of this page. */
  own: boolean;
}
