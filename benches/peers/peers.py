"""One peer's part of a side-by-side run, in a process of its own, started by stats.py.

    python peers.py TASK SIZE [REPLICATIONS THREADS FILE]

Prints lines of JSON. The last has the CPU seconds (user and system, with finished children) of the work alone, without
imports, input making and compilation, and a checksum to compare the results by. A first line with `before` says what
had been used when the work began, for a run that is stopped.
"""

import json
import resource
import sys
import warnings

import numpy as np

import inputs


def cpu():
    uses = [resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in uses)


def begin():
    start = cpu()
    print(json.dumps({"before": start}), flush=True)
    return start


def names(cells):
    return [format(int(c), "x") for c in cells]


def h3_graph(ids):
    from libpysal.graph import Graph

    return Graph.build_h3(ids, order=1, weight="binary")


def ring(cells, itself):
    """The pairs of 0-based numbers of hexes that touch, found in the sorted column of indexes."""
    import h3.api.numpy_int as h3

    disks = [h3.grid_disk(int(c), 1) for c in cells]
    focal = np.repeat(np.arange(len(cells)), [len(d) for d in disks])
    near = np.concatenate(disks)
    at = np.minimum(np.searchsorted(cells, near), len(cells) - 1)
    keep = (cells[at] == near) & (itself | (at != focal))
    return focal[keep], at[keep]


def plain_graph(cells):
    """libpysal's graph from pairs, for the runs in which the graph is given."""
    from libpysal.graph import Graph

    focal, near = ring(cells, itself=False)
    return Graph.from_arrays(focal, near, np.ones(len(near)))


def warm():
    """What the libraries compile or load at their first use is not the work."""
    cells, counts = inputs.hexes(91)
    gi_star(h3_graph(names(cells)), counts, 0, 1)
    return cells, counts


def gi_star(graph, counts, permutations, threads):
    from esda import G_Local

    return G_Local(counts.astype(float), graph, transform="B", permutations=permutations, star=True,
                   keep_simulations=False, n_jobs=threads, seed=42)


def gi(size, *_):
    """libpysal's H3 graph and esda's Gi* z."""
    cells, counts = inputs.hexes(size)
    ids = names(cells)
    warm()
    start = begin()
    graph = h3_graph(ids)
    built = cpu()
    z = gi_star(graph, counts, 0, 1).Zs
    end = cpu()
    return {"cpu_seconds": end - start, "graph": built - start, "checksum": float((z**2).sum())}


def bare(size, *_):
    """The z of Gi* as a bare sparse product, the neighbours given: what no program can be much faster than."""
    import h3.api.numpy_int as h3
    from scipy import sparse

    cells, counts = inputs.hexes(size)
    focal, near = ring(cells, itself=True)
    matrix = sparse.csr_matrix((np.ones(len(near)), (focal, near)), shape=(size, size))
    x = counts.astype(float)
    start = begin()
    w = np.diff(matrix.indptr)
    z = (matrix @ x - w * x.mean()) / (x.std() * np.sqrt((size * w - w**2) / (size - 1)))
    return {"cpu_seconds": cpu() - start, "checksum": float((z**2).sum())}


def permutation(size, replications, threads, *_):
    """esda's conditional permutations of Gi*, the graph given."""
    cells, counts = inputs.hexes(size)
    graph = plain_graph(cells)
    small, few = warm()
    gi_star(plain_graph(small), few, 9, threads)
    start = begin()
    gi_star(graph, counts, replications, threads)
    if threads > 1:
        from joblib.externals.loky import get_reusable_executor

        get_reusable_executor().shutdown(wait=True)
    return {"cpu_seconds": cpu() - start}


def queen(size, _replications, _threads, path):
    """libpysal's queen contiguity of polygons in memory."""
    import geopandas
    from libpysal.weights import Queen

    frame = geopandas.read_file(path)
    Queen.from_dataframe(frame.head(9), use_index=False, silence_warnings=True)
    start = begin()
    made = Queen.from_dataframe(frame, use_index=False, silence_warnings=True)
    return {"cpu_seconds": cpu() - start, "checksum": int(made.nonzero)}


def queen_graph(size, _replications, _threads, path):
    """The same by libpysal's newer Graph."""
    import geopandas
    from libpysal.graph import Graph

    frame = geopandas.read_file(path)
    Graph.build_contiguity(frame.head(9), rook=False)
    start = begin()
    made = Graph.build_contiguity(frame, rook=False)
    return {"cpu_seconds": cpu() - start, "checksum": int(made.n_edges)}


def nearest_first(x, y, population):
    """For each centre the units by distance, as far as a quarter of the people."""
    quarter = 0.25 * population.sum()
    for i in range(len(x)):
        order = np.argsort((x - x[i]) ** 2 + (y - y[i]) ** 2)
        yield order[np.cumsum(population[order]) <= quarter]


def scan(size, replications, *_):
    """Kulldorff's Poisson scan for high rates, by NumPy: for each centre all windows of all replications at once."""
    x, y, population, cases = inputs.districts(size)
    total = int(cases.sum())
    start = begin()
    rng = np.random.default_rng(42)
    maps = np.vstack([cases, rng.multinomial(total, population / population.sum(), replications)]).astype(np.int32)
    people = population * (total / population.sum())
    n_log_n = np.arange(total + 1.0)
    n_log_n[1:] *= np.log(n_log_n[1:])
    rest = n_log_n[::-1].copy()
    best = np.zeros(replications + 1)
    by_unit = np.ascontiguousarray(maps.T)
    orders = [o.astype(np.int32) for o in nearest_first(x, y, population)]
    fixed = cpu() - start
    for order in orders:
        expected = np.cumsum(people[order])[:, None]
        count = np.cumsum(by_unit[order], axis=0)
        ratio = n_log_n[count] + rest[count] - count * np.log(expected) - (total - count) * np.log(total - expected)
        ratio[count <= expected] = 0.0
        np.maximum(best, ratio.max(axis=0, initial=0.0), out=best)
    p = (1 + (best[1:] >= best[0]).sum()) / (replications + 1)
    return {"cpu_seconds": cpu() - start, "fixed": fixed, "checksum": float(best[0]), "p": float(p)}


def whole(size, _replications, _threads, path):
    """From CSV to CSV, with everything that a first run loads and compiles."""
    import pandas

    table = pandas.read_csv(path)
    found = gi_star(h3_graph(list(table["h3"])), table["count"].to_numpy(), 0, 1)
    table.assign(z=found.Zs, p=2 * found.p_norm).to_csv(f"{path}.peer.csv", index=False)
    return {"cpu_seconds": cpu(), "checksum": float((found.Zs**2).sum())}


TASKS = {f.__name__: f for f in (gi, bare, permutation, queen, queen_graph, scan, whole)}


def main():
    warnings.simplefilter("ignore")
    task, size, *rest = sys.argv[1:]
    rest = rest + ["999", "1", ""][len(rest):]
    print(json.dumps(TASKS[task](int(size), int(rest[0]), int(rest[1]), rest[2])))


if __name__ == "__main__":
    main()
