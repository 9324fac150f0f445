#pragma once

#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/core/embedded.hpp"
#include "sim/core/time.hpp"

namespace sim {

struct Parameter;
struct ParameterOverride;
class TableStore;

/// Every number of the model that is not code: named, with unit, range, source and status, dated.
/// Read once, then const; processes take what they need when they are made.
class ParameterBook {
public:
    struct Contents;

    ParameterBook();
    explicit ParameterBook(std::shared_ptr<Contents const> contents);

    bool has(std::string_view name) const;

    /// The value in force in `at`. The parameter must exist and be a scalar.
    double scalar(std::string_view name, Month at) const;

    /// All values in force in `at`, row-major in the order of the parameter's axes.
    std::vector<double> values(std::string_view name, Month at) const;

    /// Names of the parameter's axes; none of a scalar.
    std::vector<std::string> axes(std::string_view name) const;

    /// Labels of one of the parameter's axes.
    std::vector<std::string> labels(std::string_view name, std::string_view axis) const;

    /// First months of the dated entries, ascending.
    std::vector<Month> dates(std::string_view name) const;

    /// Names of all parameters, sorted.
    std::vector<std::string> names() const;

    /// A copy in which a scalar has this value at every date. The value must be in the range.
    ParameterBook with(std::string_view name, double value) const;

    /// A copy with the changes made, one after the other. Tables that no change is about are shared
    /// with this book. The parameters and their cells must be there.
    ParameterBook with(std::span<ParameterOverride const> changes) const;

    /// A copy that holds these parameters too.
    ParameterBook with_parameters(std::vector<Parameter> added) const;

    /// Which cells `scaled` changes. Where only the ratios of a table's cells count, scaling all of
    /// them shows nothing; every second one does.
    enum class Cells { all, every_second };

    /// A copy in which the cells are multiplied by `factor`, and kept within their range.
    ParameterBook scaled(std::string_view name, double factor, Cells cells = Cells::all) const;

    /// Names that `scalar` or `values` was asked for, through this book and its copies.
    std::set<std::string> read_names() const;

    /// The same numbers in a book that nothing has been read from. Tables are shared as before.
    ParameterBook unread() const;

    /// As if the parameter had been asked for: who is given a table that was made of it.
    void note_read(std::string_view name) const;

    /// The same book with a store of tables above the one that it has, if any
    /// (sim/parameters/shared_tables.hpp). Copies of a book share its store.
    ParameterBook with_table_store() const;
    std::shared_ptr<TableStore> const& tables() const { return tables_; }

    /// Everything in force, with units, sources and status, as YAML that reads back; and its hash.
    std::string to_text() const;
    std::string hash() const;

    /// The same of these parameters only.
    std::string to_text(std::vector<std::string> const& names) const;

    /// Names of the parameters that are others in `changed`, a copy with settings of its own.
    std::vector<std::string> changed_names(ParameterBook const& changed) const;

    Contents const& contents() const { return *contents_; }

private:
    struct Reads;
    std::shared_ptr<Contents const> contents_;
    std::shared_ptr<Reads> reads_;
    std::shared_ptr<TableStore> tables_;
};

/// 128 bits of XXH3 in hex: what tells equal texts by.
std::string hash_of_text(std::string_view text);

/// Reads all `*.parameters.yaml` among the files, with the CSV tables they name. What is wrong goes
/// to `diagnostics`.
ParameterBook read_parameters(std::vector<EmbeddedFile> const& files, Diagnostics& diagnostics);

} // namespace sim
