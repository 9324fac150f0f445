#include "models/process/model_builder.hpp"

#include <stdexcept>

namespace boligsim {

ModelBuilder::ModelBuilder(ModelInputs const& inputs, WorldSchema const& schema,
                           std::shared_ptr<Starters const> starters)
    : inputs_(inputs), schema_(schema), starters_(std::move(starters))
{
}

void ModelBuilder::process(std::unique_ptr<Process const> process)
{
    std::string name(process->name());
    if (!processes_.emplace(name, std::move(process)).second)
        throw std::logic_error("two processes are named " + name);
}

void ModelBuilder::rows(std::string name, std::unique_ptr<RowProcess> process)
{
    if (!rows_.emplace(name, std::move(process)).second)
        throw std::logic_error("two row processes are named " + name);
}

void ModelBuilder::modify_odds(std::uint8_t flag, std::shared_ptr<OddsModifier const> modifier)
{
    odds_->add(flag, std::move(modifier));
}

void ModelBuilder::observe(std::unique_ptr<Observer const> observer)
{
    observers_->push_back(std::move(observer));
}

Schedule ModelBuilder::arrange(std::vector<std::string> const& lines)
{
    Schedule schedule;
    std::vector<std::unique_ptr<RowProcess>> neighbours;
    auto const end_rows = [&] {
        if (!neighbours.empty())
            schedule.push_back(std::make_unique<FusedRows>(std::move(neighbours)));
        neighbours.clear();
    };
    for (std::string const& line : lines) {
        if (auto const row = rows_.find(line); row != rows_.end()) {
            neighbours.push_back(std::move(row->second));
            rows_.erase(row);
            continue;
        }
        end_rows();
        auto const found = processes_.find(line);
        if (found == processes_.end())
            throw std::logic_error("no process is named as a line of the month: " + line);
        schedule.push_back(std::move(found->second));
        processes_.erase(found);
    }
    end_rows();
    for (auto const& [name, process] : processes_)
        throw std::logic_error("no line of the month places the process " + name);
    for (auto const& [name, process] : rows_)
        throw std::logic_error("no line of the month places the row process " + name);
    return schedule;
}

} // namespace boligsim
