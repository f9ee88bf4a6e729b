"""The predicted loss of a budget."""

import pytest

from kollm_gui.scaling.parametric_loss import BESIROGLU_2024, HOFFMANN_2022


def test_the_constants_are_those_that_the_papers_print():
    # Chinchilla itself, 70 B parameters on 1.4 T tokens: 1.69 + 406.4 / 70e9 ** 0.34 + ...
    assert HOFFMANN_2022.loss(70, 1400) == pytest.approx(1.9363, abs=5e-4)
    assert BESIROGLU_2024.loss(70, 1400) == pytest.approx(1.9738, abs=5e-4)


@pytest.mark.parametrize("fit", [HOFFMANN_2022, BESIROGLU_2024])
def test_more_of_either_lowers_the_loss_and_never_below_the_irreducible_one(fit):
    assert fit.loss(7, 300) > fit.loss(7, 3000) > fit.irreducible
    assert fit.loss(7, 300) > fit.loss(70, 300)
    assert fit.loss(1e6, 1e6) == pytest.approx(fit.irreducible, abs=0.05)


def test_the_refit_spends_compute_as_the_rule_of_twenty_does():
    # Besiroglu et al. find about 20 tokens per parameter best at Chinchilla's compute,
    # where the first paper's constants ask for far more of them.
    def best_ratio(fit):
        flop_b2 = 70 * 1400
        sizes = [size / 10 for size in range(50, 3000)]
        size = min(sizes, key=lambda params_b: fit.loss(params_b, flop_b2 / params_b))
        return flop_b2 / size / size

    assert 12 < best_ratio(BESIROGLU_2024) < 35
    assert best_ratio(HOFFMANN_2022) > 50
