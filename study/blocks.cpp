#include "study/blocks.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "study/lines.hpp"
#include "study/own_interventions.hpp"
#include "study/values.hpp"

namespace boligsim {

namespace {

using sim::Field;
using sim::YamlNode;

/// Reads the lines of one block; what is wrong is said once, whoever uses the block.
class BlockReader {
public:
    BlockReader(Field const& field, Vocabulary const& vocabulary,
                std::optional<sim::Period> const& period, sim::Diagnostics& diagnostics)
        : field_(field), vocabulary_(vocabulary), period_(period), diagnostics_(diagnostics)
    {
    }

    Block read(YamlNode const& node)
    {
        Block block;
        read_lines(node, "letting", [&](YamlNode const& line, Field const& field) {
            if (auto rule = read_letting(line, field))
                block.letting.push_back({std::move(*rule), line.at()});
        });
        read_lines(node, "rent", [&](YamlNode const& line, Field const& field) {
            if (auto rule = read_renovation(line, field))
                block.rent.push_back({std::move(*rule), line.at()});
        });
        read_lines(node, "interventions", [&](YamlNode const& line, Field const& field) {
            if (auto use = read_intervention(line, field))
                block.interventions.push_back({std::move(*use), line.at()});
        });
        block.parameters = read_settings(node.find("parameters"), *field_.find("parameters"),
                                         vocabulary_.parameters, diagnostics_);
        return block;
    }

private:
    template <class Read>
    void read_lines(YamlNode const& node, std::string_view key, Read const& read)
    {
        YamlNode const* const lines = node.find(key);
        if (!lines || !lines->is_sequence())
            return;
        for (YamlNode const& line : lines->items)
            if (line.is_map())
                read(line, *field_.find(key));
    }

    std::optional<LettingRule> read_letting(YamlNode const& line, Field const& field)
    {
        bool ok = check_dates(line, field);
        ok = check_criteria(line, field) && ok;
        ok = check_where(line, field, "where") && ok;
        return ok && is_right(line, field) ? letting_.decode(line) : std::nullopt;
    }

    std::optional<RenovationRule> read_renovation(YamlNode const& line, Field const& field)
    {
        bool ok = check_where(line, field, "renovate");
        auto const where =
            ok ? sim::FieldCodec<Where>::decode(*line.find("renovate")) : std::nullopt;
        if (where && !where->departments && where->kind != Where::Kind::department) {
            error(*line.find("renovate"), "a renovation without a number of departments",
                  "renovate: {programme: 2011-14, departments: 45}");
            ok = false;
        }
        auto const year = number_of(line, field, "year");
        if (year && period_ && (*year < period_->first.year() || *year > period_->last.year())) {
            error(*line.find("year"),
                  fmt::format("year = {} is outside the period ({} to {})", *year,
                              period_->first.year(), period_->last.year()),
                  "write one of its years");
            ok = false;
        }
        auto const rise = number_of(line, field, "rise_dkk_month");
        auto const support = number_of(line, field, "support_dkk_month");
        if (rise && support && *support > *rise) {
            error(*line.find("support_dkk_month"),
                  fmt::format(
                      "support_dkk_month = {} is above rise_dkk_month = {} (support takes part "
                      "of the rise)",
                      *support, *rise),
                  "write less support, or a larger rise");
            ok = false;
        }
        return ok && is_right(line, field) ? renovation_.decode(line) : std::nullopt;
    }

    std::optional<InterventionUse> read_intervention(YamlNode const& line, Field const& field)
    {
        bool ok = check_dates(line, field);
        ok = check_where(line, field, "where") && ok;
        ok = check_set(line, field) && ok;
        if (!ok || !period_ || !is_right(line, field))
            return std::nullopt;
        auto use = intervention_.decode(line);
        if (use && !line.find("to"))
            use->to = period_->last;
        return use;
    }

    bool check_set(YamlNode const& line, Field const& field)
    {
        YamlNode const* const set = line.find("set");
        YamlNode const* const use = line.find("use");
        if (!set || !use)
            return true;
        for (Intervention const& entry : vocabulary_.catalogue)
            if (entry.id == use->text)
                return check_changed_numbers(*set, *field.find("set"), entry, diagnostics_);
        return true;
    }

    bool check_dates(YamlNode const& line, Field const& field)
    {
        bool ok = true;
        for (std::string_view const key : {"from", "to"}) {
            auto const month = month_of(line, field, key);
            if (month && period_ && !period_->contains(*month)) {
                error(
                    *line.find(key),
                    fmt::format("{} = {} is outside the period ({} to {})", key, to_string(*month),
                                to_string(period_->first), to_string(period_->last)),
                    key == "to" && *month > period_->last ? "leave it out for what lasts to the end"
                                                          : "write one of its months");
                ok = false;
            }
        }
        auto const from = month_of(line, field, "from");
        auto const to = month_of(line, field, "to");
        if (from && to && *to < *from) {
            error(*line.find("to"),
                  fmt::format("to = {} is before from = {}", to_string(*to), to_string(*from)),
                  fmt::format("write {} or later", to_string(*from)));
            ok = false;
        }
        return ok;
    }

    bool check_criteria(YamlNode const& line, Field const& field)
    {
        auto const tool = text_of(line, field, "tool");
        if (!tool)
            return true;
        bool const needs = *tool == "flexible_letting" || *tool == "public_advertising";
        YamlNode const* const criteria = line.find("criteria");
        if (needs && !criteria) {
            error(line,
                  fmt::format("{} without criteria (it gives priority to those who meet them)",
                              *tool),
                  "criteria: {any_of: [employed, in_education]}");
            return false;
        }
        if (!needs && criteria) {
            error(*criteria, fmt::format("criteria for {} (it has none)", *tool),
                  "leave them out; flexible_letting and public_advertising have criteria");
            return false;
        }
        YamlNode const* const any_of = criteria ? criteria->find("any_of") : nullptr;
        if (any_of && any_of->is_sequence() && any_of->items.empty()) {
            error(*any_of, "any_of is empty (nobody could meet it)", "name at least one criterion");
            return false;
        }
        return true;
    }

    /// Whether the departments that a line is about are named in one way, and are there.
    bool check_where(YamlNode const& line, Field const& field, std::string_view key)
    {
        YamlNode const* const node = line.find(key);
        return node && is_right(*node, *field.find(key)) &&
               check_selection(*node, key, vocabulary_, diagnostics_);
    }

    void error(YamlNode const& node, std::string message, std::string hint = {})
    {
        diagnostics_.error(node.at(), std::move(message), std::move(hint));
    }

    Field const& field_;
    Vocabulary const& vocabulary_;
    std::optional<sim::Period> const& period_;
    sim::Diagnostics& diagnostics_;
    sim::Record<LettingRule> const letting_ = letting_record();
    sim::Record<RenovationRule> const renovation_ = renovation_record();
    sim::Record<InterventionUse> const intervention_ = intervention_record();
};

} // namespace

Block read_block(YamlNode const& node, Field const& field, Vocabulary const& vocabulary,
                 std::optional<sim::Period> const& period, sim::Diagnostics& diagnostics)
{
    return BlockReader(field, vocabulary, period, diagnostics).read(node);
}

} // namespace boligsim
