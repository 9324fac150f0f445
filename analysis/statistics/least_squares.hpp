#pragma once

#include <cstddef>
#include <span>

#include <Eigen/Dense>

#include "analysis/statistics/interval.hpp"

namespace boligsim::analysis {

/// Weighted least squares with errors that may be correlated within clusters.
struct ClusteredFit {
    Eigen::VectorXd coefficients;
    Eigen::MatrixXd covariance; ///< cluster-robust, CR1
    std::size_t observations = 0;
    std::size_t clusters = 0;

    double standard_error(Eigen::Index i) const;
    /// Student's t with clusters - 1 degrees of freedom.
    Interval interval(Eigen::Index i, double level = 0.95) const;
};

/// Fits y = X b with weights and clusters (labels 0, 1, ...; equal labels belong together).
///
/// Covariance: the sandwich with scores summed within clusters, times
/// G / (G - 1) * (n - 1) / (n - k) (Liang & Zeger 1986; CR1 as in Cameron & Miller 2015, eq. 11-12;
/// what statsmodels and Stata use). X must have full column rank, n > k and at least two clusters.
ClusteredFit fit_clustered(Eigen::MatrixXd const& x, Eigen::VectorXd const& y,
                           Eigen::VectorXd const& weights, std::span<std::size_t const> clusters);

/// The columns of X that the columns before them, weighted, do not already give: of several that
/// depend on each other the first ones stay. A column of zeros goes.
Eigen::MatrixXd independent_columns(Eigen::MatrixXd const& x, Eigen::VectorXd const& weights);

} // namespace boligsim::analysis
