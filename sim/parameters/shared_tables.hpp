#pragma once

#include <concepts>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <typeindex>
#include <utility>
#include <vector>

#include "sim/parameters/parameter_book.hpp"

namespace sim {

struct Parameter;

/// Tables made of parameters, kept so that each is made once for the numbers that it was made of.
///
/// A table is found again in any book that holds the very same parameters as the ones that were read
/// when it was made; a book with other numbers shares all tables that did not read these. A store
/// above another looks there too, and keeps to itself what is made through it. Thread-safe.
class TableStore {
public:
    /// What is made and of what besides parameters.
    using Key = std::pair<std::type_index, std::vector<std::int64_t>>;
    using Make = std::function<std::shared_ptr<void const>(ParameterBook const&)>;

    explicit TableStore(std::shared_ptr<TableStore> below = {}) : below_(std::move(below)) {}

    /// The table of that key for the numbers in `book`, made where there is none yet.
    std::shared_ptr<void const> get(Key const& key, ParameterBook const& book, Make const& make);

    /// Tables in this store, without those below.
    std::size_t size() const;

private:
    struct Entry {
        /// What was read. Kept alive, so that another parameter cannot have the same address.
        std::vector<std::shared_ptr<Parameter const>> read;
        std::shared_ptr<void const> table;
    };
    Entry find(Key const& key, ParameterBook const& book) const;

    std::shared_ptr<TableStore> below_;
    mutable std::mutex mutex_;
    std::map<Key, std::vector<Entry>> entries_;
};

/// Table(book, arguments...), shared with all who ask for it through books of the same store. Made
/// anew where the book has no store.
///
/// The table must depend on the arguments and on parameters only.
template <class Table, class... Arguments>
std::shared_ptr<Table const> shared_table(ParameterBook const& book, Arguments const&... arguments)
{
    auto const make = [&](ParameterBook const& own) -> std::shared_ptr<void const> {
        return std::make_shared<Table const>(own, arguments...);
    };
    TableStore::Key key{typeid(Table), {}};
    auto const add = [&]<class Argument>(Argument const& argument) {
        if constexpr (std::same_as<Argument, Period>) {
            key.second.push_back(argument.first - Month());
            key.second.push_back(argument.last - Month());
        } else {
            static_assert(std::same_as<Argument, Month>, "tables depend on months and periods");
            key.second.push_back(argument - Month());
        }
    };
    (add(arguments), ...);
    return std::static_pointer_cast<Table const>(book.tables() ? book.tables()->get(key, book, make)
                                                               : make(book));
}

} // namespace sim
