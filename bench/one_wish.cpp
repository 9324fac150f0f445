// How far one household's change travels.
//
//   bench_one_wish STUDY [SCALE] [WORLDS] [MONTH] [THREADS]
//
// Runs pairs of worlds of the scenario that STUDY compares others with. They are the same, but that
// in one of them the first household that wishes to move in MONTH (2008-01) does not. Prints by year
// the share of the other adults in public housing who live in another place than their twin, over
// WORLDS worlds (8) in which that is so for anybody; and how much variance pairing still saves in
// the share in work of the departments of the 2006-10 programme.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <utility>
#include <vector>

#include "bench/study_file.hpp"
#include "models/month/model.hpp"
#include "models/world/households.hpp"
#include "sim/core/time.hpp"

namespace {

using namespace boligsim;

constexpr char const* changed_scenario = "without one wish";
constexpr int adult = 18;
constexpr int working_age_end = 65;

class NoSink : public sim::TrajectorySink {
public:
    void write_year(int, std::size_t, sim::YearCounts const&) override {}
};

/// Where an adult lives on 31 December.
struct Address {
    sim::AgentKey person = 0;
    PlaceId place;
    bool is_public = false;

    friend bool operator<(Address const& a, Address const& b) { return a.person < b.person; }
};

/// A world's 31 Decembers.
struct Seen {
    std::vector<std::vector<Address>> years; ///< by year, each in order of persons
    std::vector<double> in_work;             ///< by year: share in the programme's departments
    HouseholdId kept;                        ///< whose wish was taken away
    std::vector<sim::AgentKey> members;      ///< those who lived in it
};

/// What the two worlds of a pair leave behind.
struct PairSeen {
    Seen as_is;
    Seen changed;
};

/// Takes one household from those that wish to move.
class TakeOneWish : public Process {
public:
    TakeOneWish(sim::Month month, Seen* seen) : month_(month), seen_(seen) {}
    std::string_view name() const override { return "one wish"; }
    void run(World& world, MonthContext const& context) const override
    {
        std::vector<HouseholdId>& wishing = world.pending.wishing_to_move;
        if (seen_ == nullptr || context.month != month_ || wishing.empty())
            return;
        seen_->kept = wishing.front();
        for_members(world, seen_->kept, [&](PersonId person) {
            seen_->members.push_back(world.persons.key[person.index()]);
        });
        wishing.erase(wishing.begin());
    }

private:
    sim::Month month_;
    Seen* seen_; ///< null: nothing is taken
};

/// Notes where adults live.
class NoteAddresses : public Process {
public:
    explicit NoteAddresses(Seen& seen) : seen_(seen) {}
    std::string_view name() const override { return "addresses"; }
    void run(World& world, MonthContext const& context) const override
    {
        if (!context.month.is_december())
            return;
        std::vector<Address> all;
        double workers = 0;
        double of_working_age = 0;
        for (std::size_t i = 0; i < world.persons.rows(); ++i) {
            int const age = age_in(world.persons.birth[i], context.month);
            if (!world.persons.alive[i] || age < adult)
                continue;
            PlaceId const place = world.households.place[world.persons.household[i].index()];
            all.push_back({world.persons.key[i], place, world.is_department(place)});
            if (age < working_age_end && world.is_department(place) &&
                (world.departments[place.index()].programmes & 1u) != 0) {
                ++of_working_age;
                workers += is_employed(world.persons.labour[i]) ? 1 : 0;
            }
        }
        std::sort(all.begin(), all.end());
        seen_.years.push_back(std::move(all));
        seen_.in_work.push_back(of_working_age > 0 ? workers / of_working_age : 0);
    }

private:
    Seen& seen_;
};

class TwinsSubject : public Subject {
public:
    TwinsSubject(sim::Month month, PairSeen& seen) : month_(month), seen_(seen) {}
    std::string_view name() const override { return "twins"; }
    void join(ModelBuilder& model) override
    {
        bool const changed = model.inputs().scenario.name == changed_scenario;
        Seen& seen = changed ? seen_.changed : seen_.as_is;
        model.process(std::make_unique<TakeOneWish>(month_, changed ? &seen : nullptr));
        model.process(std::make_unique<NoteAddresses>(seen));
    }

private:
    sim::Month month_;
    PairSeen& seen_;
};

/// Of the adults of public housing who live in both worlds, those who live in another place.
double share_elsewhere(std::vector<Address> const& here, std::vector<Address> const& there,
                       std::vector<sim::AgentKey> const& left_out)
{
    double all = 0;
    double elsewhere = 0;
    auto twin = there.begin();
    for (Address const& address : here) {
        while (twin != there.end() && twin->person < address.person)
            ++twin;
        bool const has_twin = twin != there.end() && twin->person == address.person;
        if (!address.is_public || !has_twin ||
            std::find(left_out.begin(), left_out.end(), address.person) != left_out.end())
            continue;
        ++all;
        elsewhere += twin->place == address.place ? 0 : 1;
    }
    return all > 0 ? elsewhere / all : 0;
}

struct Moments {
    double n = 0;
    double sum = 0;
    double squares = 0;
    void add(double x)
    {
        ++n;
        sum += x;
        squares += x * x;
    }
    double variance() const { return (squares - sum * sum / n) / (n - 1); }
};

/// A line a year: shares elsewhere, and what pairing saves.
struct Year {
    std::vector<double> elsewhere; ///< by world
    Moments level;                 ///< in work, as it is
    Moments difference;
};

void print(std::vector<Year>& years, int first_year)
{
    std::printf("year  elsewhere  least   most    variance saved by pairing\n");
    for (std::size_t y = 0; y < years.size(); ++y) {
        std::vector<double>& shares = years[y].elsewhere;
        std::sort(shares.begin(), shares.end());
        double sum = 0;
        for (double const share : shares)
            sum += share;
        double const paired = years[y].difference.variance();
        std::printf("%d  %7.2f %%  %5.2f %%  %5.2f %%", first_year + static_cast<int>(y),
                    100 * sum / static_cast<double>(shares.size()), 100 * shares.front(),
                    100 * shares.back());
        if (paired > 0)
            std::printf("  %.3g times\n", 2 * years[y].level.variance() / paired);
        else
            std::printf("  all of it\n");
    }
}

int measure(std::string const& path, double scale, int worlds, sim::Month month, int threads)
{
    ModelData data = bench::read_model_data();
    Study study = bench::read_study_file(path, data.parameters);
    study.scale = scale;
    auto const against =
        std::find_if(study.scenarios.begin(), study.scenarios.end(),
                     [&](Scenario const& scenario) { return scenario.name == study.against; });
    Scenario const as_is = against != study.scenarios.end() ? *against : study.scenarios.front();
    Scenario changed = as_is;
    changed.name = changed_scenario;

    PairSeen seen;
    MonthList list = the_month();
    list.subjects.push_back([&] { return std::make_shared<TwinsSubject>(month, seen); });
    auto const after = [&](char const* line) {
        return std::next(std::find(list.lines.begin(), list.lines.end(), line));
    };
    list.lines.insert(after("moving_risks"), "one wish");
    list.lines.insert(after("observation"), "addresses");
    data.month = &list;
    Recording recording;
    recording.measures = std::vector<std::string>{};
    Model const model(study, data, recording, {as_is, changed});
    sim::ThreadPool const pool(threads);

    int const first_year = study.period.first.year();
    std::size_t const year_count =
        static_cast<std::size_t>(study.period.last.year() - first_year + 1);
    std::vector<Year> years(year_count);
    int mattered = 0;
    int came_to_nothing = 0;
    constexpr int most_tries = 10;
    for (int r = 0; mattered < worlds && r < most_tries * worlds; ++r) {
        seen = {};
        NoSink sink;
        std::vector<sim::TrajectorySink*> const sinks{&sink, &sink};
        sim::RunWatch watch({}, 2);
        model.run_world(r, sinks, pool, watch);
        // The settling years are seen too, once.
        std::size_t const settled = seen.as_is.years.size() - year_count;
        std::vector<double> shares;
        for (std::size_t y = 0; y < year_count; ++y)
            shares.push_back(share_elsewhere(seen.as_is.years[settled + y], seen.changed.years[y],
                                             seen.changed.members));
        if (*std::max_element(shares.begin(), shares.end()) == 0) {
            ++came_to_nothing;
            continue;
        }
        ++mattered;
        for (std::size_t y = 0; y < year_count; ++y) {
            years[y].elsewhere.push_back(shares[y]);
            double const level = seen.as_is.in_work[settled + y];
            years[y].level.add(level);
            years[y].difference.add(seen.changed.in_work[y] - level);
        }
        std::fprintf(stderr, "world %d: %.2f %% in the last year\n", r, 100 * shares.back());
    }
    std::printf(
        "one wish to move taken away in %s, scale %g: %d worlds where it mattered, %d where "
        "nobody else ever lived elsewhere\n",
        sim::to_string(month).c_str(), scale, mattered, came_to_nothing);
    if (mattered > 1)
        print(years, first_year);
    return mattered > 1 ? 0 : 1;
}

} // namespace

int main(int argc, char** argv)
{
    constexpr double usual_scale = 0.05;
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_one_wish STUDY [SCALE] [WORLDS] [MONTH] [THREADS]\n");
        return 2;
    }
    try {
        auto const month = sim::parse_month(argc > 4 ? argv[4] : "2008-01");
        if (!month) {
            std::fprintf(stderr, "'%s' is no month (one is written as 2008-01)\n", argv[4]);
            return 2;
        }
        return measure(argv[1], argc > 2 ? std::atof(argv[2]) : usual_scale,
                       argc > 3 ? std::max(2, std::atoi(argv[3])) : 8, *month,
                       argc > 5 ? std::max(1, std::atoi(argv[5])) : 2);
    } catch (std::exception const& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
