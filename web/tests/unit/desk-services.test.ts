// What the page of services puts in order.
import { describe, expect, it } from "vitest";
import { clock, inWeek, staleOf, vacantFirst } from "../../src/desk/services/state.ts";
import type { RoomClash, ServiceState } from "../../src/desk/services/types.ts";

const service = (id: number, more: Partial<ServiceState> = {}): ServiceState => ({
  id, revision: 1, tenant: "tata", organisation: "a", state: "offered", name: null, code: null, form: null, provider: null, places: null, posts: null, capacity: [], waiting: null,
  confirmed_on: null, confirmed_by: null, age_days: null, is_stale: false, edits: false, ...more,
});
const free = (count: number | null) => ({ all: 10, taken: count === null ? null : 10 - count, free: count });

describe("the state of services", () => {
  it("has what nobody ever confirmed first, then the oldest", () => {
    const services = [service(1, { is_stale: true, age_days: 200 }), service(2), service(3, { is_stale: true, age_days: 300 }), service(5, { is_stale: true }), service(4, { is_stale: true })];
    expect(staleOf({ today: "", stale_after_days: 180, kinds: [], services, clashes: [] }).map(({ id }) => id)).toEqual([4, 5, 3, 1]);
  });

  it("has the most vacant posts first, then the most free places, and what is not known among what is not free", () => {
    const services = [service(1, { places: free(2) }), service(2, { posts: free(0.5) }), service(3, { posts: free(3) }), service(4, { places: free(null) }), service(5, { places: free(9) })];
    expect(vacantFirst(services, false).map(({ id }) => id)).toEqual([3, 2, 5, 1, 4]);
    expect(vacantFirst(services, true).map(({ id }) => id)).toEqual([3, 2, 5, 1]);
  });

  it("tells times by the clock, and clashes from Monday on", () => {
    expect([0, 545, 1440, 1500].map(clock)).toEqual(["00:00", "09:05", "24:00", "01:00"]);
    const clash = (day: string, from: number): RoomClash => ({ room: { id: 1, name: null }, site: null, day, from, to: from + 10, slots: [] });
    expect(inWeek([clash("sun", 0), clash("mon", 600), clash("mon", 540)]).map(({ day, from }) => `${day} ${from}`)).toEqual(["mon 540", "mon 600", "sun 0"]);
  });
});
