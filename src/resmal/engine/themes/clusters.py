"""Which items speak of the same thing: Leiden on a graph of neighbours, agreed between seeds."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

import numpy as np
from graspologic_native import leiden_csr
from numpy.typing import NDArray
from scipy.sparse import csr_array

from resmal.engine.coherence.overlaps.model import crowding
from resmal.engine.coherence.overlaps.neighbours import Neighbours

SEEDS = 12  # runs whose agreement is the drawing; one run alone agrees .6-.7 with another
_MOST_NEIGHBOURS = 15
_RESOLUTION = 1.0


def cluster(near: Neighbours) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """A cluster for each item (items,), and the clusters under each seed (seeds, items).

    Leiden (Traag, Waltman and van Eck 2019) is run under twelve seeds; each edge then weighs by the
    square of the share of runs that keep its ends together, and Leiden is run once more (consensus
    clustering: Lancichinetti and Fortunato 2012).
    """
    graph = _graph(near)
    if not graph.nnz:
        alone = np.arange(len(near.index))
        return alone, np.tile(alone, (SEEDS, 1))
    graph.sort_indices()
    with ThreadPoolExecutor() as threads:
        runs = np.stack(list(threads.map(partial(_leiden, graph), range(SEEDS))))
    edges = graph.tocoo()
    together = (runs[:, edges.row] == runs[:, edges.col]).mean(0)
    agreed = csr_array((edges.data * together**2, (edges.row, edges.col)), shape=graph.shape)
    agreed.eliminate_zeros()
    return _leiden(agreed, 0), runs


def _graph(near: Neighbours) -> csr_array:
    """Each item joined to its nearest in either language, symmetric; weights are cosines.

    Nearness is less the crowding of either side in the other's language, as for overlaps: else the
    few items of a language would only be joined to one another. A list below 225 items has fewer
    neighbours than 15, the root of its size, since fifteen would be most of it.
    """
    n, languages, nearest_held = near.index.shape
    wanted = min(_MOST_NEIGHBOURS, max(2, round(n**0.5)))
    flat = (n, languages * nearest_held)
    index, cosine = near.index.reshape(flat), near.cosine.reshape(flat)
    crowd = crowding(near.cosine)
    language = np.repeat(np.arange(languages), nearest_held)
    csls = 2 * cosine - crowd[:, language] - crowd[index, near.language_of[:, None]]
    nearest = np.argsort(-np.where(index < 0, -np.inf, csls), axis=1, kind="stable")[:, :wanted]
    rows = np.repeat(np.arange(n), nearest.shape[1])
    columns = np.take_along_axis(index, nearest, 1).ravel()
    weights = np.take_along_axis(cosine, nearest, 1).ravel()
    held = (columns >= 0) & (weights > 0)  # a text that says nothing is near nobody
    joined = csr_array((weights[held].astype(float), (rows[held], columns[held])), shape=(n, n))
    return csr_array(joined + joined.T)


def _leiden(graph: csr_array, seed: int) -> NDArray[np.intp]:
    graph.sort_indices()
    _, found = leiden_csr(
        graph.indptr.astype(np.int64),
        graph.indices.astype(np.int32),
        graph.data.astype(np.float64),
        graph.shape[0],
        resolution=_RESOLUTION,
        iterations=2,
        seed=seed,
    )
    return np.array([found[node] for node in range(graph.shape[0])], np.intp)
