#include "sim/parameters/parameter_book.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <mutex>
#include <utility>

#include <fmt/format.h>
#include <xxhash.h>

#include "sim/files/yaml.hpp"
#include "sim/parameters/parameter_contents.hpp"
#include "sim/parameters/parameter_override.hpp"
#include "sim/parameters/shared_tables.hpp"

namespace sim {

struct ParameterBook::Reads {
    std::mutex mutex;
    std::set<std::string, std::less<>> names;

    void note(std::string_view name)
    {
        std::lock_guard const lock(mutex);
        if (!names.contains(name))
            names.emplace(name);
    }
};

std::size_t Parameter::cells() const
{
    std::size_t cells = 1;
    for (ParameterAxis const& axis : axes)
        cells *= axis.labels.size();
    return cells;
}

ParameterEntry const& Parameter::in_force(Month at) const
{
    assert(!entries.empty());
    auto const after =
        std::upper_bound(entries.begin(), entries.end(), at,
                         [](Month m, ParameterEntry const& e) { return m < e.from; });
    return after == entries.begin() ? entries.front() : *(after - 1);
}

Parameter const* ParameterBook::Contents::find(std::string_view name) const
{
    auto const found = parameters.find(name);
    return found == parameters.end() ? nullptr : found->second.get();
}

namespace {

Parameter const& get(ParameterBook::Contents const& contents, std::string_view name)
{
    Parameter const* const parameter = contents.find(name);
    assert(parameter && "a parameter that the model asks for must be in its files");
    return *parameter;
}

void write_values(std::string& text, Parameter const& parameter, std::vector<double> const& values,
                  std::size_t axis, std::size_t& next)
{
    if (axis == parameter.axes.size()) {
        text += to_yaml(values[next++]);
        return;
    }
    text += '[';
    for (std::size_t i = 0; i < parameter.axes[axis].labels.size(); ++i) {
        if (i > 0)
            text += ", ";
        write_values(text, parameter, values, axis + 1, next);
    }
    text += ']';
}

std::string write_axes(Parameter const& parameter)
{
    std::string axes = "  axes: [";
    std::string labels = "  labels:\n";
    for (std::size_t i = 0; i < parameter.axes.size(); ++i) {
        axes += (i > 0 ? ", " : "") + to_yaml(parameter.axes[i].name);
        labels += fmt::format("    {}: [", to_yaml(parameter.axes[i].name));
        for (std::size_t j = 0; j < parameter.axes[i].labels.size(); ++j)
            labels += (j > 0 ? ", " : "") + to_yaml(parameter.axes[i].labels[j]);
        labels += "]\n";
    }
    return axes + "]\n" + labels;
}

std::string write_parameter(Parameter const& parameter)
{
    std::string text = fmt::format("{}:\n  description: {}\n  unit: {}\n", parameter.name,
                                   to_yaml(parameter.description), to_yaml(parameter.unit));
    if (parameter.kind != ParameterKind::real)
        text +=
            fmt::format("  kind: {}\n", parameter.kind == ParameterKind::whole ? "whole" : "code");
    if (!parameter.is_scalar())
        text += write_axes(parameter);
    text += "  values:\n";
    for (ParameterEntry const& entry : parameter.entries) {
        text += fmt::format("    - from: {}\n      value: ", to_string(entry.from));
        std::size_t next = 0;
        write_values(text, parameter, entry.values, 0, next);
        text += fmt::format("\n      source: {}\n      status: {}\n      range: [{}, {}]\n",
                            to_yaml(entry.source), entry.status, to_yaml(entry.lowest),
                            to_yaml(entry.highest));
    }
    return text;
}

} // namespace

ParameterBook::ParameterBook() : ParameterBook(std::make_shared<Contents const>()) {}

ParameterBook::ParameterBook(std::shared_ptr<Contents const> contents)
    : contents_(std::move(contents)), reads_(std::make_shared<Reads>())
{
}

bool ParameterBook::has(std::string_view name) const
{
    return contents_->find(name) != nullptr;
}

double ParameterBook::scalar(std::string_view name, Month at) const
{
    Parameter const& parameter = get(*contents_, name);
    assert(parameter.is_scalar());
    reads_->note(name);
    return parameter.in_force(at).values.front();
}

std::vector<double> ParameterBook::values(std::string_view name, Month at) const
{
    reads_->note(name);
    return get(*contents_, name).in_force(at).values;
}

std::vector<std::string> ParameterBook::axes(std::string_view name) const
{
    std::vector<std::string> names;
    for (ParameterAxis const& axis : get(*contents_, name).axes)
        names.push_back(axis.name);
    return names;
}

std::vector<std::string> ParameterBook::labels(std::string_view name, std::string_view axis) const
{
    for (ParameterAxis const& candidate : get(*contents_, name).axes)
        if (candidate.name == axis)
            return candidate.labels;
    assert(false && "the parameter has no such axis");
    return {};
}

std::vector<Month> ParameterBook::dates(std::string_view name) const
{
    std::vector<Month> dates;
    for (ParameterEntry const& entry : get(*contents_, name).entries)
        dates.push_back(entry.from);
    return dates;
}

std::vector<std::string> ParameterBook::names() const
{
    std::vector<std::string> names;
    for (auto const& [name, parameter] : contents_->parameters)
        names.push_back(name);
    return names;
}

ParameterBook ParameterBook::with(std::string_view name, double value) const
{
    assert(get(*contents_, name).is_scalar());
    ParameterOverride change;
    change.name = name;
    change.number = value;
    return with(std::span(&change, 1));
}

ParameterBook ParameterBook::with(std::span<ParameterOverride const> changes) const
{
    auto contents = std::make_shared<Contents>(*contents_);
    for (ParameterOverride const& change : changes) {
        auto const found = contents->parameters.find(change.name);
        assert(found != contents->parameters.end());
        found->second = std::make_shared<Parameter const>(with_override(*found->second, change));
    }
    ParameterBook book(std::move(contents));
    book.reads_ = reads_;
    book.tables_ = tables_;
    return book;
}

ParameterBook ParameterBook::with_parameters(std::vector<Parameter> added) const
{
    auto contents = std::make_shared<Contents>(*contents_);
    for (Parameter& parameter : added) {
        std::string name = parameter.name;
        contents->parameters.insert_or_assign(
            std::move(name), std::make_shared<Parameter const>(std::move(parameter)));
    }
    ParameterBook book(std::move(contents));
    book.reads_ = reads_;
    book.tables_ = tables_;
    return book;
}

ParameterBook ParameterBook::scaled(std::string_view name, double factor, Cells cells) const
{
    Parameter changed = get(*contents_, name);
    std::size_t const step = cells == Cells::all ? 1 : 2;
    for (ParameterEntry& entry : changed.entries)
        for (std::size_t i = 0; i < entry.values.size(); i += step) {
            double const value = entry.values[i] * factor;
            entry.values[i] =
                std::clamp(changed.kind == ParameterKind::real ? value : std::round(value),
                           entry.lowest, entry.highest);
        }
    auto contents = std::make_shared<Contents>(*contents_);
    contents->parameters.find(name)->second = std::make_shared<Parameter const>(std::move(changed));
    ParameterBook book(std::move(contents));
    book.reads_ = reads_;
    book.tables_ = tables_;
    return book;
}

ParameterBook ParameterBook::unread() const
{
    ParameterBook book(contents_);
    book.tables_ = tables_;
    return book;
}

void ParameterBook::note_read(std::string_view name) const
{
    reads_->note(name);
}

ParameterBook ParameterBook::with_table_store() const
{
    ParameterBook book = *this;
    book.tables_ = std::make_shared<TableStore>(tables_);
    return book;
}

std::set<std::string> ParameterBook::read_names() const
{
    std::lock_guard const lock(reads_->mutex);
    return {reads_->names.begin(), reads_->names.end()};
}

std::string ParameterBook::to_text() const
{
    std::string text;
    for (auto const& [name, parameter] : contents_->parameters)
        text += write_parameter(*parameter);
    return text;
}

std::string ParameterBook::hash() const
{
    return hash_of_text(to_text());
}

std::string ParameterBook::to_text(std::vector<std::string> const& names) const
{
    std::string text;
    for (std::string const& name : names)
        text += write_parameter(get(*contents_, name));
    return text;
}

std::vector<std::string> ParameterBook::changed_names(ParameterBook const& changed) const
{
    std::vector<std::string> names;
    for (auto const& [name, parameter] : contents_->parameters) {
        Parameter const* const now = changed.contents().find(name);
        if (now && now != parameter.get())
            names.push_back(name);
    }
    return names;
}

std::string hash_of_text(std::string_view text)
{
    XXH128_hash_t const hash = XXH3_128bits(text.data(), text.size());
    return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

} // namespace sim
