#include "analysis/statistics/least_squares.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

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

    // Clusters are added in the order of their labels, rows in their own, which keeps the bytes of the
    // result.
    std::vector<std::size_t> labels(clusters.begin(), clusters.end());
    std::sort(labels.begin(), labels.end());
    labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
    assert(labels.size() >= 2);
    Eigen::MatrixXd scores = Eigen::MatrixXd::Zero(k, static_cast<Eigen::Index>(labels.size()));
    Eigen::VectorXd const residuals = y - x * fit.coefficients;
    for (Eigen::Index i = 0; i < n; ++i) {
        auto const label =
            std::lower_bound(labels.begin(), labels.end(), clusters[static_cast<std::size_t>(i)]);
        scores.col(label - labels.begin()) += x.row(i).transpose() * (weights(i) * residuals(i));
    }
    Eigen::MatrixXd meat = Eigen::MatrixXd::Zero(k, k);
    for (Eigen::Index g = 0; g < scores.cols(); ++g)
        meat += scores.col(g) * scores.col(g).transpose();

    double const groups = static_cast<double>(labels.size());
    double const correction =
        groups / (groups - 1) * static_cast<double>(n - 1) / static_cast<double>(n - k);
    fit.covariance = correction * bread * meat * bread;
    fit.observations = static_cast<std::size_t>(n);
    fit.clusters = labels.size();
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
