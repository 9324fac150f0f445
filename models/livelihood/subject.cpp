#include "models/livelihood/subject.hpp"

#include <algorithm>
#include <cmath>

#include "models/process/decisions.hpp"
#include "models/process/model_builder.hpp"
#include "sim/parameters/shared_tables.hpp"

namespace boligsim {

namespace {

/// Months in a labour state at the start: most are short, some as long as the grown-up life.
int months_in_state(std::uint32_t word, int age, double mean_months)
{
    constexpr int first_age = 13;
    double const u = (word + 0.5) * 0x1p-32;
    auto const lasting = static_cast<int>(-std::log(u) * mean_months);
    return std::min(lasting, 12 * std::max(0, age - first_age));
}

} // namespace

void LivelihoodSubject::declare(WorldSchema& schema)
{
    transitions_ = LabourTransitions::declare(schema);
}

void LivelihoodSubject::join(ModelBuilder& model)
{
    ModelInputs const& in = model.inputs();
    levels_ = sim::shared_table<LabourLevels>(in.book, in.period);
    first_state_months_ = in.book.scalar("employment.first_state_months", in.period.first);
    model.rows("employment",
               std::make_unique<Employment>(in.book, in.period, transitions_, model.odds()));
}

void LivelihoodSubject::start(World& world, Newcomers const& newcomers,
                              StartContext const& context) const
{
    Persons& persons = world.persons;
    for (PersonId const person : newcomers.persons) {
        std::size_t const i = person.index();
        auto const word = [&](unsigned decision, unsigned draw) {
            return context.streams.word(persons.key[i], context.month, decision, draw);
        };
        int const age = age_in(persons.birth[i], context.month);
        auto const draw_state = [&](std::uint32_t state_word) {
            return levels_->draw_state(persons.origin[i], persons.sex[i], age, persons.standing[i],
                                       context.month, state_word);
        };
        auto const standing = [](std::uint32_t bits) {
            return static_cast<std::uint8_t>(bits >> 24);
        };
        persons.labour_since[i] = context.month;
        switch (newcomers.how) {
        case Appearance::first_population: {
            // Four decisions of one block, so one block is all that is made.
            auto const words =
                context.streams.block(persons.key[i], context.month, decide_first_birth_month / 4);
            persons.labour[i] = draw_state(words[decide_first_labour % 4]);
            persons.labour_since[i] =
                context.month -
                months_in_state(words[decide_first_labour_since % 4], age, first_state_months_);
            break;
        }
        case Appearance::born:
            persons.standing[i] = standing(word(decide_newborn, newborn_standing));
            persons.labour[i] = LabourState::school;
            break;
        case Appearance::arrived:
            persons.standing[i] = standing(word(decide_arrival, arrival_standing));
            persons.labour[i] = draw_state(word(decide_arrival, arrival_state));
            break;
        }
    }
}

} // namespace boligsim
