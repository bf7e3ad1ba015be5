// Accounts and tokens, as the program tells them to administrators.
import type { Grant } from "../types.ts";

export interface Asked extends Grant {
  by: string;
  at: string;
}

export interface Person {
  name: string;
  organisation: string | null;
  mail: string | null;
  grants: Grant[];
  asked: Asked[];
  /** Has roles in other municipalities, too: then only roles in one's own are changed. */
  elsewhere: boolean;
  disabled: boolean;
  second_factor: boolean;
  second_factor_required: boolean;
  /** Its password is good for choosing another alone. */
  one_time: boolean;
  last_used: string | null;
}

export interface Token {
  id: string;
  name: string;
  scope: string;
  created: string;
  expires: string;
  used: string | null;
  revoked: string | null;
}

export const ROLES = ["viewer", "social_worker", "analyst", "gis", "publisher", "administrator", "auditor"] as const;
