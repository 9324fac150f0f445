#include "models/synthesis/families/family_tables.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <string>

#include "sim/parameters/table.hpp"

namespace boligsim {

namespace {

/// First age of each of the labels "18-24", "80+", "30".
std::vector<int> first_ages(std::vector<std::string> const& labels)
{
    std::vector<int> ages;
    ages.reserve(labels.size());
    for (std::string const& label : labels)
        ages.push_back(std::stoi(label));
    return ages;
}

} // namespace

FamilyTables::FamilyTables(sim::ParameterBook const& book, sim::Month start,
                           Population const& population)
    : partnered_(2 * ages, 0.0),
      with_parent_(2 * ages, 0.0),
      sharing_(ages, 0.0),
      sharing_three_(book.scalar("households.sharing_three_share", start)),
      children_(2 * static_cast<std::size_t>(ages)),
      age_difference_months_(12 * book.scalar("union.age_difference", start)),
      age_spread_months_(12 * book.scalar("union.age_difference_spread", start)),
      same_standing_(book.scalar("households.same_standing_share", start)),
      usual_mother_age_(static_cast<int>(book.scalar("households.usual_mother_age", start))),
      sharers_age_spread_months_(book.scalar("households.sharers_age_spread_months", start))
{
    auto const by_sex_and_age = [&](std::string_view name, std::vector<double>& table) {
        std::vector<double> const values = book.values(name, start);
        std::vector<int> const age = first_ages(book.labels(name, "age"));
        for (std::size_t s = 0; s < 2; ++s) {
            for (std::size_t i = 0; i < age.size(); ++i) {
                if (age[i] < ages)
                    table[s * ages + static_cast<std::size_t>(age[i])] = values[s * age.size() + i];
            }
        }
    };
    by_sex_and_age("households.partnered_share", partnered_);
    by_sex_and_age("households.living_with_parent_share", with_parent_);
    for (std::size_t s = 0; s < 2; ++s)
        partnered_[s * ages + ages - 1] = partnered_[s * ages + ages - 2];

    sim::Table<sim::Bands> const sharing(book, "households.sharing_share", start);
    for (int age = 0; age < ages; ++age)
        sharing_[static_cast<std::size_t>(age)] = sharing(age);

    mother_age_ = book.values("households.mother_age_share", start);
    assert(mother_age_.size() == static_cast<std::size_t>(last_mother_age - first_mother_age + 1));
    double sum = 0;
    for (double& share : mother_age_)
        share = sum += share;
    for (double& share : mother_age_)
        share /= sum;

    double const step = book.scalar("households.step_parent_share", start);
    std::vector<double> const arrangement =
        book.values("households.child_arrangement_share", start);
    for (std::size_t age = 0; age < 18; ++age) {
        double const both = arrangement[age * 3];
        double const mother = arrangement[age * 3 + 1];
        double const father = arrangement[age * 3 + 2];
        double const all = both + mother + father;
        arrangement_.push_back((both + step * (mother + father)) / all);
        arrangement_.push_back(1 - (1 - step) * father / all);
    }
    std::vector<double> const adult = book.values("households.adult_child_parent_share", start);
    adult_arrangement_ = {adult[0], adult[0] + adult[1]};

    std::string const at_home = "households.children_at_home_share";
    sim::Bands const bands(book, at_home, "age_band");
    std::vector<double> const children = book.values(at_home, start);
    constexpr std::size_t classes = max_children + 1;
    for (int age = 0; age < ages; ++age) {
        std::size_t const band = bands.of(age);
        for (std::size_t united = 0; united < 2; ++united) {
            for (std::size_t k = 0; k < classes; ++k)
                children_[united * ages + static_cast<std::size_t>(age)][k] =
                    children[(band * 2 + united) * classes + k];
        }
    }
    std::vector<double> const same = book.values("households.partner_same_origin_share", start);
    std::copy_n(same.begin(), origin_count, same_origin_.begin());
    balance_couples(population);
}

void FamilyTables::balance_couples(Population const& population)
{
    std::array<double, 2> in_couples{};
    for (PopulationCell const& cell : population.cells) {
        if (cell.age >= 18)
            in_couples[static_cast<std::size_t>(cell.sex)] +=
                cell.persons * partnered(cell.sex, cell.age);
    }
    std::size_t const fewer = in_couples[0] < in_couples[1] ? 0 : 1;
    if (!(in_couples[fewer] > 0))
        return;
    double const factor = in_couples[1 - fewer] / in_couples[fewer];
    for (int age = 0; age < ages; ++age) {
        std::size_t const i = at(static_cast<Sex>(fewer), age);
        partnered_[i] = std::min(partnered_[i] * factor, 1 - with_parent_[i]);
    }
}

int FamilyTables::mother_age(double u) const
{
    auto const found = std::upper_bound(mother_age_.begin(), mother_age_.end() - 1, u);
    return first_mother_age + static_cast<int>(found - mother_age_.begin());
}

FamilyTables::Parents FamilyTables::parents_of_child(int age, double u) const
{
    std::size_t const row = 2 * static_cast<std::size_t>(age);
    return u < arrangement_[row] ? Parents::couple
                                 : (u < arrangement_[row + 1] ? Parents::mother : Parents::father);
}

FamilyTables::Parents FamilyTables::parents_of_adult(double u) const
{
    return u < adult_arrangement_[0]
               ? Parents::couple
               : (u < adult_arrangement_[1] ? Parents::mother : Parents::father);
}

std::array<double, FamilyTables::max_children + 1> const&
FamilyTables::children_at_home(int age, Parents parents) const
{
    return children_[(parents == Parents::couple ? 0u : 1u) * ages + static_cast<std::size_t>(age)];
}

std::array<double, FamilyTables::max_children + 1>
tilt_to_mean(std::array<double, FamilyTables::max_children + 1> shares, double mean)
{
    constexpr std::size_t classes = FamilyTables::max_children + 1;
    // Every class must be there, or some means could not be reached.
    constexpr double least = 1e-4;
    for (double& share : shares)
        share = std::max(share, least);
    auto const tilted = [&](double log_factor) {
        std::array<double, classes> result{};
        double sum = 0;
        for (std::size_t k = 0; k < classes; ++k)
            sum += result[k] = shares[k] * std::exp(log_factor * static_cast<double>(k));
        for (double& share : result)
            share /= sum;
        return result;
    };
    auto const mean_of = [](std::array<double, classes> const& s) {
        double m = 0;
        for (std::size_t k = 0; k < classes; ++k)
            m += s[k] * static_cast<double>(k);
        return m;
    };
    double low = -20;
    double high = 20;
    for (int i = 0; i < 60; ++i) {
        double const middle = (low + high) / 2;
        (mean_of(tilted(middle)) < mean ? low : high) = middle;
    }
    return tilted((low + high) / 2);
}

} // namespace boligsim
