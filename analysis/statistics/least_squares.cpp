#include "analysis/statistics/least_squares.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>

namespace boligsim::analysis {

double ClusteredFit::standard_error(Eigen::Index i) const
{
    return std::sqrt(std::max(0.0, covariance(i, i)));
}

Interval ClusteredFit::interval(Eigen::Index i, double level) const
{
    double const half =
        student_t_quantile(level, static_cast<double>(clusters) - 1) * standard_error(i);
    return {coefficients(i) - half, coefficients(i) + half};
}

ClusteredFit fit_clustered(Eigen::MatrixXd const& x, Eigen::VectorXd const& y,
                           Eigen::VectorXd const& weights, std::span<std::size_t const> clusters)
{
    Eigen::Index const n = x.rows();
    Eigen::Index const k = x.cols();
    assert(y.size() == n && weights.size() == n && n > k);
    assert(clusters.size() == static_cast<std::size_t>(n));

    Eigen::VectorXd const root = weights.cwiseSqrt();
    Eigen::MatrixXd const scaled = root.asDiagonal() * x;
    ClusteredFit fit;
    fit.coefficients = scaled.colPivHouseholderQr().solve(root.cwiseProduct(y));
    Eigen::MatrixXd const bread =
        (scaled.transpose() * scaled).ldlt().solve(Eigen::MatrixXd::Identity(k, k));

    // An ordered map keeps the order of the sums, hence the bytes of the result.
    std::map<std::size_t, Eigen::VectorXd> scores;
    Eigen::VectorXd const residuals = y - x * fit.coefficients;
    for (Eigen::Index i = 0; i < n; ++i) {
        Eigen::VectorXd const score = x.row(i).transpose() * (weights(i) * residuals(i));
        auto const [entry, is_new] =
            scores.try_emplace(clusters[static_cast<std::size_t>(i)], score);
        if (!is_new)
            entry->second += score;
    }
    assert(scores.size() >= 2);
    Eigen::MatrixXd meat = Eigen::MatrixXd::Zero(k, k);
    for (auto const& [cluster, score] : scores)
        meat += score * score.transpose();

    double const groups = static_cast<double>(scores.size());
    double const correction =
        groups / (groups - 1) * static_cast<double>(n - 1) / static_cast<double>(n - k);
    fit.covariance = correction * bread * meat * bread;
    fit.observations = static_cast<std::size_t>(n);
    fit.clusters = scores.size();
    return fit;
}

Eigen::MatrixXd independent_columns(Eigen::MatrixXd const& x, Eigen::VectorXd const& weights)
{
    // What is left of a column by rounding only.
    constexpr double negligible = 1e-9;
    Eigen::MatrixXd const scaled = weights.cwiseSqrt().asDiagonal() * x;
    Eigen::MatrixXd basis(x.rows(), x.cols());
    Eigen::MatrixXd kept(x.rows(), x.cols());
    Eigen::Index count = 0;
    for (Eigen::Index c = 0; c < x.cols(); ++c) {
        Eigen::VectorXd rest = scaled.col(c);
        // Twice, since once leaves rounding of the size of the column.
        for (int pass = 0; pass < 2; ++pass)
            rest -= basis.leftCols(count) * (basis.leftCols(count).transpose() * rest);
        if (rest.norm() <= negligible * scaled.col(c).norm())
            continue;
        basis.col(count) = rest.normalized();
        kept.col(count) = x.col(c);
        ++count;
    }
    return kept.leftCols(count);
}

} // namespace boligsim::analysis
