"""The loss that a training of a size is predicted to reach: L(N, D) = E + A / N^α + B / D^β.

N are parameters, D tokens, L is in nats per token of the text that the fit was made on,
which is neither Korean nor that of another tokenizer: it compares budgets, not models.

Sources: J. Hoffmann et al., Training Compute-Optimal Large Language Models (2022),
arXiv:2203.15556, the third approach (parametric fit); T. Besiroglu et al., Chinchilla
Scaling: A Replication Attempt (2024), arXiv:2404.10102, who fitted the same form anew to
the runs of the first paper's figure 4 and found its printed constants not to describe them.
"""

from dataclasses import dataclass

_BILLION = 1e9


@dataclass(frozen=True, slots=True)
class LossFit:
    """The constants of one fit, as its paper prints them."""

    irreducible: float  # E
    parameter_factor: float  # A
    token_factor: float  # B
    parameter_exponent: float  # alpha
    token_exponent: float  # beta

    def loss(self, params_b: float, tokens_b: float) -> float:
        """The predicted loss in nats per token, for billions of parameters and of tokens."""
        of_size = self.parameter_factor / (params_b * _BILLION) ** self.parameter_exponent
        of_data = self.token_factor / (tokens_b * _BILLION) ** self.token_exponent
        return self.irreducible + of_size + of_data


HOFFMANN_2022 = LossFit(1.69, 406.4, 410.7, 0.34, 0.28)
BESIROGLU_2024 = LossFit(1.8172, 482.01, 2085.43, 0.3478, 0.3658)
