// How services stand, in order: what waits longest first, and times as a clock shows them.
import type { RoomClash, ServicesState, ServiceState } from "./types.ts";

const WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const DAY = 1440;

/** What nobody has confirmed for long: first what nobody ever has, then the oldest. */
export function staleOf({ services }: ServicesState): ServiceState[] {
  const age = ({ age_days }: ServiceState) => age_days ?? Infinity;
  return services.filter((own) => own.is_stale).sort((one, other) => (age(one) === age(other) ? one.id - other.id : age(other) - age(one)));
}

/** A minute of the day by the clock; what lasts into the next day is on its clock. */
export function clock(minute: number): string {
  const own = minute > DAY ? minute - DAY : minute;
  return `${String(Math.floor(own / 60)).padStart(2, "0")}:${String(own % 60).padStart(2, "0")}`;
}

/** Clashes from Monday morning on. */
export const inWeek = (clashes: RoomClash[]): RoomClash[] => [...clashes].sort((one, other) => WEEK.indexOf(one.day) - WEEK.indexOf(other.day) || one.from - other.from || one.room.id - other.room.id);

/** Services with vacant posts or free places, where these alone are wanted; ordered by what is vacant most. */
export function vacantFirst(services: ServiceState[], only: boolean): ServiceState[] {
  const free = ({ posts, places }: ServiceState) => [posts?.free ?? 0, places?.free ?? 0] as const;
  const wanted = only ? services.filter((own) => free(own).some((count) => count > 0)) : services;
  return [...wanted].sort((one, other) => free(other)[0] - free(one)[0] || free(other)[1] - free(one)[1] || one.id - other.id);
}
