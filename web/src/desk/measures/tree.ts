// The tree of a plan: its nodes in reading order, and their titles.
import type { PlanNode } from "./types.ts";

/** The titles of the nodes of a tree, by their ids. */
export function titlesOf(tree: readonly PlanNode[]): Map<number, string> {
  const titles = new Map<number, string>();
  const walk = (nodes: readonly PlanNode[]) => nodes.forEach((node) => {
    if (node.title !== null) titles.set(node.id, node.title);
    walk(node.children);
  });
  walk(tree);
  return titles;
}

/** The nodes of a tree in reading order, each with how deep it stands; whatever goes in a circle is told once. */
export function rowsOf(tree: readonly PlanNode[], depth = 0, seen = new Set<number>()): { node: PlanNode; depth: number }[] {
  return tree.flatMap((node) => {
    if (seen.has(node.id)) return [];
    seen.add(node.id);
    return [{ node, depth }, ...rowsOf(node.children, depth + 1, seen)];
  });
}
