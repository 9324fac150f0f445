#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <typeindex>
#include <utility>
#include <vector>

#include "models/process/observer.hpp"
#include "models/process/process.hpp"
#include "models/process/subject.hpp"
#include "sim/parameters/parameter_book.hpp"
#include "study/cohorts.hpp"
#include "study/study.hpp"

namespace boligsim {

struct Intervention; // study/intervention.hpp

/// The processes of a month, in order.
using Schedule = std::vector<std::unique_ptr<Process const>>;

/// What a month is made from.
struct ModelInputs {
    Scenario const& scenario;
    sim::ParameterBook const& book; ///< in force in the scenario
    std::vector<Intervention> const& catalogue;
    sim::Period period; ///< all months that will be asked for, settling years included
    std::vector<Cohort> cohorts = {}; ///< of the study, the same for all its scenarios
};

/// Takes what subjects hand in, and puts it in order.
class ModelBuilder {
public:
    ModelBuilder(ModelInputs const& inputs, WorldSchema const& schema,
                 std::shared_ptr<Starters const> starters);

    ModelInputs const& inputs() const { return inputs_; }
    WorldSchema const& schema() const { return schema_; }

    /// A process, placed by its name.
    void process(std::unique_ptr<Process const> process);
    /// A row process, placed by `name`. Row processes on neighbouring lines run fused.
    void rows(std::string name, std::unique_ptr<RowProcess> process);
    /// Something that changes the odds of transitions of persons who bear the flag.
    void modify_odds(std::uint8_t flag, std::shared_ptr<OddsModifier const> modifier);

    /// Something that counts on 31 December. Observers count in the order in which they came.
    void observe(std::unique_ptr<Observer const> observer);

    /// All observers, complete when every subject has joined.
    std::shared_ptr<Observers const> observers() const { return observers_; }
    /// All that changes odds, complete when every subject has joined.
    std::shared_ptr<TransitionOdds const> odds() const { return odds_; }
    /// What gives newcomers their start values.
    std::shared_ptr<Starters const> starters() const { return starters_; }

    /// A table that several subjects read: `make` is called once.
    template <class Table, class Make> std::shared_ptr<Table const> shared(Make const& make)
    {
        std::shared_ptr<void const>& table = shared_[std::type_index(typeid(Table))];
        if (!table)
            table = std::shared_ptr<Table const>(make());
        return std::static_pointer_cast<Table const>(table);
    }

    /// The processes in order of `lines`. A line that no process has, and a process that no line
    /// has, are a programmer's mistake: std::logic_error.
    Schedule arrange(std::vector<std::string> const& lines);

private:
    ModelInputs inputs_;
    WorldSchema const& schema_;
    std::shared_ptr<Starters const> starters_;
    std::shared_ptr<Observers> observers_ = std::make_shared<Observers>();
    std::shared_ptr<TransitionOdds> odds_ = std::make_shared<TransitionOdds>();
    std::map<std::string, std::unique_ptr<Process const>, std::less<>> processes_;
    std::map<std::string, std::unique_ptr<RowProcess>, std::less<>> rows_;
    std::map<std::type_index, std::shared_ptr<void const>> shared_;
};

} // namespace boligsim
