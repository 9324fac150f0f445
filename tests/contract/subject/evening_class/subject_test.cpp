#include <gtest/gtest.h>

#include "analysis/indicators/read_indicators.hpp"
#include "analysis/indicators/totals.hpp"
#include "analysis/trajectory/memory_trajectory.hpp"
#include "models/month/world_run.hpp"
#include "study/catalogue.hpp"
#include "tests/contract/subject/month_list.hpp"

namespace sim {
std::vector<EmbeddedFile> embedded_models_data();
std::vector<EmbeddedFile> embedded_sample_subject_data();
} // namespace sim

namespace boligsim {
namespace {

constexpr std::size_t never = 0;
constexpr std::size_t attending = 1;
constexpr std::size_t completed = 2;

/// The model's data with the sample's. `aimed_at` replaces whom the sample's intervention is for.
ModelData data_with_sample(MonthList const& list, std::string const& aimed_at)
{
    sim::Diagnostics wrong;
    auto files = sim::embedded_models_data();
    auto const sample = sim::embedded_sample_subject_data();
    files.insert(files.end(), sample.begin(), sample.end());
    ModelData data{sim::read_parameters(files, wrong), {}, &list};
    for (sim::EmbeddedFile const& file : sample)
        if (file.path.ends_with("evening_class_support.yaml"))
            data.catalogue.push_back(
                read_catalogue_entry(file.text, std::string(file.path), wrong, entry_names(list)));
    EXPECT_TRUE(wrong.ok()) << wrong.to_text();
    if (!aimed_at.empty())
        data.catalogue.back().target.attributes = {aimed_at};
    return data;
}

sim::MeasureId measure(sim::MeasureCatalogue const& catalogue, std::string_view name)
{
    for (std::size_t m = 0; m < catalogue.size(); ++m)
        if (catalogue[sim::MeasureId{m}].name == name)
            return sim::MeasureId{m};
    throw std::out_of_range(std::string(name));
}

/// Keeps the whole country's numbers of the sample's measures, and the years' other ones.
class Keeper : public sim::TrajectorySink {
public:
    explicit Keeper(MonthList const& list) : catalogue_(shape_of(list).schema.measures()) {}

    void write_year(int /*replicate*/, std::size_t year, sim::YearCounts const& counts) override
    {
        years.resize(std::max(years.size(), year + 1));
        Year& kept = years[year];
        for (std::size_t cell = 0; cell < kept.stock.size(); ++cell)
            kept.stock[cell] = total(counts, "evening_class", cell);
        kept.completed = total(counts, "evening_class_completed", 0);
        kept.births = total(counts, "births", 0);
        kept.participants = total(counts, "participants", 0);
    }

    struct Year {
        std::array<std::int64_t, 3> stock{};
        std::int64_t completed = 0;
        std::int64_t births = 0;
        std::int64_t participants = 0;
    };
    std::vector<Year> years;

private:
    std::int64_t total(sim::YearCounts const& counts, std::string_view name, std::size_t cell) const
    {
        sim::MeasureId const id = measure(catalogue_, name);
        std::int64_t sum = 0;
        for (std::size_t place = 0; place < counts.places(); ++place)
            sum += counts.at(id, place, cell);
        return sum;
    }

    sim::MeasureCatalogue catalogue_;
};

/// Three years of a small country, with the line of interventions where there is one.
std::vector<Keeper::Year> run(std::optional<InterventionUse> const& line, int threads = 2,
                              std::string const& aimed_at = {})
{
    MonthList const list = testing::month_with_sample();
    Study study;
    study.scale = 0.01;
    study.replicates = 1;
    study.period = {sim::Month(2006, 1), sim::Month(2008, 12)};
    study.against = "only";
    study.scenarios.emplace_back();
    study.scenarios.back().name = "only";
    if (line)
        study.scenarios.back().interventions.push_back(*line);
    Keeper keeper(list);
    RunOptions options;
    options.recording.books = BookKeeping::checked;
    run_study(study, data_with_sample(list, aimed_at), study.scenarios, {&keeper},
              sim::ThreadPool(threads), options);
    return keeper.years;
}

InterventionUse everywhere(double reach)
{
    InterventionUse use;
    use.use = "evening_class_support";
    use.from = sim::Month(2006, 1);
    use.to = sim::Month(2008, 12);
    use.reach = reach;
    return use;
}

TEST(EveningClass, StartsAsItsParametersSayAndGoesOnByThem)
{
    auto const years = run({});
    ASSERT_EQ(years.size(), 4u); // the December before, and three years
    // The first year that is seen ends three years after the start: of 80 % who had never been,
    // those have begun who do at 0.1 a year. Deaths, births and arrivals change it by little.
    auto const& first = years[0].stock;
    auto const adults = static_cast<double>(first[never] + first[attending] + first[completed]);
    EXPECT_GT(adults, 30000);
    EXPECT_NEAR(static_cast<double>(first[never]) / adults, 0.8 * std::exp(-0.3), 0.03);
    for (std::size_t year = 1; year < years.size(); ++year) {
        // Who attended at the end of the year before, or began since, completes at 0.3 a year.
        double const mean_attending =
            static_cast<double>(years[year - 1].stock[attending] + years[year].stock[attending]) /
            2;
        double const expected = 0.3 * mean_attending;
        EXPECT_NEAR(static_cast<double>(years[year].completed), expected,
                    0.03 * expected + 5 * std::sqrt(expected));
    }
}

TEST(EveningClass, AnInterventionMultipliesTheOddsOfCompleting)
{
    auto const without = run({});
    auto const with = run(everywhere(1.0));
    auto const in_two_years = [](std::vector<Keeper::Year> const& years) {
        return static_cast<double>(years[1].completed + years[2].completed);
    };
    EXPECT_GT(with[1].participants, 300);
    EXPECT_EQ(without[1].participants, 0);
    EXPECT_GT(in_two_years(with), 1.1 * in_two_years(without));
    EXPECT_EQ(with[2].births, without[2].births);
}

TEST(EveningClass, AnInterventionIsAimedAtWhatTheSubjectOffers)
{
    auto const without = run({});
    auto const attending_ = run(everywhere(1.0));
    auto const completed_ = run(everywhere(1.0), 2, "evening_class.completed");
    // Whoever has completed takes part in vain. There are more of them than of those who attend.
    EXPECT_GT(completed_[1].participants, attending_[1].participants);
    for (std::size_t year = 1; year < without.size(); ++year) {
        EXPECT_EQ(completed_[year].stock, without[year].stock);
        EXPECT_GT(attending_[year].completed, without[year].completed);
    }
}

TEST(EveningClass, ALabelThatTheSubjectDoesNotHaveIsRefused)
{
    MonthList const list = testing::month_with_sample();
    sim::Diagnostics wrong;
    for (sim::EmbeddedFile const& file : sim::embedded_sample_subject_data())
        if (file.path.ends_with("evening_class_support.yaml")) {
            std::string text(file.text);
            std::string const label = "evening_class.attending";
            text.replace(text.find(label), label.size(), "evening_class.atending");
            read_catalogue_entry(text, "entry.yaml", wrong, entry_names(list));
        }
    ASSERT_EQ(wrong.size(), 1u);
    std::string const said = wrong.to_text();
    EXPECT_NE(said.find("unknown attribute 'evening_class.atending'"), std::string::npos) << said;
    EXPECT_NE(said.find("did you mean 'evening_class.attending'"), std::string::npos) << said;
}

TEST(EveningClass, HasAnIndicatorOfItsMeasure)
{
    sim::Diagnostics wrong;
    auto const indicators = analysis::read_indicators(sim::embedded_sample_subject_data(), wrong);
    ASSERT_TRUE(wrong.ok()) << wrong.to_text();
    ASSERT_EQ(indicators.size(), 1u);
    auto const stock = run({})[1].stock;
    analysis::MemoryTrajectory trajectory("only", {2006}, 1, {"everywhere"}, {});
    trajectory.add_measure("evening_class",
                           {{"evening_class", {"never", "attending", "completed"}}});
    for (std::size_t cell = 0; cell < stock.size(); ++cell)
        trajectory.value("evening_class", analysis::Sector::departments, 0, 0, 0, cell) =
            stock[cell];
    analysis::GroupTotals totals(trajectory, {analysis::public_housing_group(trajectory)});
    double const share = totals.value(indicators[0], 0, 0, 0);
    // 20 % at the start and, of the others, 1 - (0.3 exp(-0.4) - 0.1 exp(-1.2)) / 0.2 in four years;
    // those who have turned 18 or come since make it somewhat less.
    EXPECT_NEAR(share, 0.2 + 0.8 * 0.145 - 0.02, 0.02);
    EXPECT_DOUBLE_EQ(share, static_cast<double>(stock[completed]) /
                                static_cast<double>(stock[0] + stock[1] + stock[2]));
}

TEST(EveningClass, AnInterventionThatReachesNobodyChangesNothing)
{
    auto const without = run({});
    auto const zero = run(everywhere(0.0), 1);
    for (std::size_t year = 0; year < without.size(); ++year) {
        EXPECT_EQ(without[year].stock, zero[year].stock);
        EXPECT_EQ(without[year].completed, zero[year].completed);
        EXPECT_EQ(without[year].births, zero[year].births);
    }
}

} // namespace
} // namespace boligsim
