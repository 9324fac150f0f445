#include "study/own_interventions.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "sim/files/field_builders.hpp"
#include "study/catalogue.hpp"

namespace boligsim {

namespace {

using sim::Field;
using sim::YamlNode;
using Type = sim::Field::Type;

Intervention const* find_entry(std::vector<Intervention> const& entries, std::string_view id)
{
    auto const found = std::find_if(entries.begin(), entries.end(),
                                    [&](Intervention const& entry) { return entry.id == id; });
    return found == entries.end() ? nullptr : &*found;
}

/// Names become parts of parameters' names.
bool is_entry_name(std::string_view name)
{
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

/// Reads the study's entries one by one; a later one may use an earlier one.
class EntryReader {
public:
    EntryReader(StudySource const& source, Vocabulary const& vocabulary,
                sim::Diagnostics& diagnostics)
        : source_(source), vocabulary_(vocabulary), diagnostics_(diagnostics)
    {
    }

    void read(YamlNode const& name, YamlNode const& node)
    {
        std::size_t const errors_before = diagnostics_.size();
        if (!check_name(name) || !node.is_map())
            return;
        Intervention entry = node.find("use")    ? changed_entry(node)
                             : node.find("file") ? entry_of_file(name, node)
                                                 : whole_entry(name, node);
        if (diagnostics_.size() > errors_before)
            return;
        entry.id = name.text;
        own_.push_back(std::move(entry));
    }

    std::vector<Intervention> take() { return std::move(own_); }

private:
    bool check_name(YamlNode const& name)
    {
        if (find_entry(vocabulary_.catalogue, name.text)) {
            error(
                name, fmt::format("'{0}' is an entry of the catalogue already", name.text),
                fmt::format("give it another name: my_{0}: {{use: {0}, set: {{...}}}}", name.text));
            return false;
        }
        if (!is_entry_name(name.text)) {
            error(name, fmt::format("'{}' as the name of an intervention", name.text),
                  "use lower-case letters, digits and '_'");
            return false;
        }
        return true;
    }

    Intervention changed_entry(YamlNode const& node)
    {
        only(node, {"use", "set"}, "an entry that uses another has its keys from there");
        YamlNode const& use = *node.find("use");
        Intervention const* base = find_entry(own_, use.text);
        if (!base)
            base = find_entry(vocabulary_.catalogue, use.text);
        if (!base) {
            std::vector<std::string> known;
            for (Intervention const& entry : with_own(vocabulary_.catalogue, own_))
                known.push_back(entry.id);
            error(use, fmt::format("unknown intervention '{}'", use.text),
                  sim::allowed_hint(use.text, known));
            return {};
        }
        Intervention entry = *base;
        YamlNode const* const set = node.find("set");
        if (set &&
            check_changed_numbers(*set, changed_numbers_field(vocabulary_), entry, diagnostics_))
            for (std::size_t i = 0; i < set->keys.size(); ++i)
                set_number(entry, set->keys[i].text, *sim::as_number(set->items[i]));
        return entry;
    }

    Intervention entry_of_file(YamlNode const& name, YamlNode const& node)
    {
        only(node, {"file"}, "an entry in a file has its keys there");
        YamlNode const& file = *node.find("file");
        FileBeside const beside = read_beside(source_, file.text);
        if (!beside.text) {
            error(file,
                  fmt::format("the intervention's file {} cannot be read ({})", beside.path,
                              why_not_read()),
                  "name a YAML file by its path from the study's folder");
            return {};
        }
        if (!check_is_entry(file, beside))
            return {};
        Intervention entry =
            read_catalogue_entry(*beside.text, beside.path, diagnostics_, vocabulary_.names);
        if (!entry.id.empty() && entry.id != name.text)
            error(
                name,
                fmt::format("'{}' is called '{}' in its file {}", name.text, entry.id, beside.path),
                fmt::format("write {}: {{file: {}}}", entry.id, file.text));
        return entry;
    }

    /// Whether a file is a map with a key of an entry. Of a file that is none nothing is repeated in
    /// messages: it may be anybody's.
    bool check_is_entry(YamlNode const& file, FileBeside const& beside)
    {
        sim::Diagnostics said;
        auto const root = sim::read_yaml(*beside.text, beside.path, said);
        std::vector<Field> const known = catalogue_entry_fields(vocabulary_.names);
        bool const is_entry =
            root && std::any_of(known.begin(), known.end(),
                                [&](Field const& key) { return root->find(key.key) != nullptr; });
        sim::SourcePosition const at = said.ok() ? file.at() : said.errors().back().at;
        if (!is_entry)
            diagnostics_.error(
                at,
                fmt::format("{} holds no intervention (it is no YAML map with keys of "
                            "an entry)",
                            beside.path),
                "name a file that begins with `id:`, as "
                "docs/guides/own-interventions.md shows");
        return is_entry;
    }

    Intervention whole_entry(YamlNode const& name, YamlNode const& node)
    {
        bool whole = true;
        // The table of fields cannot tell the three forms apart, so it leaves these to this place.
        for (Field const& key : catalogue_entry_fields(vocabulary_.names))
            if (key.presence == Field::Presence::required && !node.find(key.key)) {
                error(node,
                      fmt::format("'{}' is missing in the intervention {}", key.key, name.text),
                      fmt::format("add {}: {}", key.key, key.description));
                whole = false;
            }
        sim::Diagnostics said; // The field table has found the rest already.
        Intervention entry =
            whole ? read_entry(node, name.text, said, vocabulary_.names) : Intervention();
        if (whole && !entry.id.empty())
            for (sim::Diagnostic const& d : said.errors())
                diagnostics_.error(d.at, d.message, d.hint);
        return entry;
    }

    /// An error for each key that is none of those allowed.
    void only(YamlNode const& node, std::vector<std::string_view> const& allowed,
              std::string const& why)
    {
        for (YamlNode const& key : node.keys)
            if (std::find(allowed.begin(), allowed.end(), key.text) == allowed.end())
                error(key, fmt::format("'{}' beside '{}' ({})", key.text, allowed.front(), why),
                      "leave it out; numbers are changed under `set`");
    }

    void error(YamlNode const& node, std::string message, std::string hint = {})
    {
        diagnostics_.error(node.at(), std::move(message), std::move(hint));
    }

    StudySource const& source_;
    Vocabulary const& vocabulary_;
    sim::Diagnostics& diagnostics_;
    std::vector<Intervention> own_;
};

} // namespace

Field changed_numbers_field(Vocabulary const& vocabulary)
{
    std::vector<Field> keys;
    for (Intervention const& entry : vocabulary.catalogue)
        for (InterventionNumber const& number : numbers_of(entry)) {
            bool const known = std::any_of(keys.begin(), keys.end(),
                                           [&](Field const& key) { return key.key == number.key; });
            if (!known)
                keys.push_back(sim::make_field(number.key, Type::number, "a number",
                                               "A number of the entry."));
            if (!known)
                keys.back().unit = number.unit;
        }
    return sim::record_field("set", Type::record, std::move(keys),
                             "Numbers of the entry that are others here: `reach`, `cost`, "
                             "`turnout.0.odds`, `effects.0.odds`, `effects.0.delay_months`, "
                             "`effects.0.full_months`, `effects.0.half_life_months`; lists count "
                             "from 0. `boligsim explain STUDY interventions` lists them.");
}

Field own_interventions_field(Vocabulary const& vocabulary)
{
    std::vector<Field> keys = catalogue_entry_fields(vocabulary.names);
    for (Field& key : keys)
        key.presence = Field::Presence::optional;
    keys.insert(keys.begin(),
                {sim::make_field("file", Type::text, "a YAML file",
                                 "A file beside the study that holds the entry, with its `id`."),
                 sim::make_field("use", Type::text, "intervention",
                                 "Another entry, of which `set` changes some numbers."),
                 changed_numbers_field(vocabulary)});
    return sim::record_field(
        "interventions", Type::named_records, std::move(keys),
        "Interventions of the study's own, by their names: written as an entry of the catalogue "
        "(all keys but `turnout` are needed), or `file`, or `use` with `set`.");
}

bool check_changed_numbers(YamlNode const& set, Field const& field, Intervention const& entry,
                           sim::Diagnostics& diagnostics)
{
    if (!set.is_map())
        return false;
    bool right = true;
    std::vector<InterventionNumber> const numbers = numbers_of(entry);
    for (std::size_t i = 0; i < set.keys.size(); ++i) {
        std::string const& key = set.keys[i].text;
        auto const known = std::find_if(numbers.begin(), numbers.end(),
                                        [&](InterventionNumber const& n) { return n.key == key; });
        if (!field.find(key)) {
            right = false;
            continue;
        }
        if (known == numbers.end()) {
            std::vector<std::string> keys;
            for (InterventionNumber const& number : numbers)
                keys.push_back(number.key);
            diagnostics.error(set.keys[i].at(), fmt::format("{} has no '{}'", entry.id, key),
                              sim::allowed_hint(key, keys));
            right = false;
            continue;
        }
        Field const own = sim::number_field(key, known->lowest, known->highest, known->unit,
                                            known->description, {});
        right = sim::check_field(set.items[i], own, diagnostics) && right;
    }
    return right;
}

std::vector<Intervention> read_own_interventions(YamlNode const& root, StudySource const& source,
                                                 Vocabulary const& vocabulary,
                                                 sim::Diagnostics& diagnostics)
{
    EntryReader reader(source, vocabulary, diagnostics);
    YamlNode const* const own = root.find("interventions");
    if (own && own->keys.size() > most_own_interventions) {
        diagnostics.error(own->keys[most_own_interventions].at(),
                          fmt::format("{} interventions of the study's own (there may be {})",
                                      own->keys.size(), most_own_interventions),
                          "numbers that differ by line stand under the line's `set`");
        return {};
    }
    if (own && own->is_map())
        for (std::size_t i = 0; i < own->keys.size(); ++i)
            reader.read(own->keys[i], own->items[i]);
    return reader.take();
}

std::string why_not_read()
{
    return fmt::format("no such file, no regular file, over {} MB, or not yours to read",
                       largest_named_file >> 20u);
}

FileBeside read_beside(StudySource const& source, std::string const& name)
{
    std::size_t const slash = source.file.rfind('/');
    std::string path = slash == std::string::npos || name.starts_with('/')
                           ? name
                           : source.file.substr(0, slash + 1) + name;
    auto text = source.read_file ? source.read_file(path) : std::nullopt;
    return {std::move(path), std::move(text)};
}

} // namespace boligsim
