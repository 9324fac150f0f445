#include "sim/parameters/shared_tables.hpp"

#include <algorithm>
#include <set>

#include "sim/parameters/parameter_contents.hpp"

namespace sim {

TableStore::Entry TableStore::find(Key const& key, ParameterBook const& book) const
{
    {
        std::scoped_lock const lock(mutex_);
        if (auto const found = entries_.find(key); found != entries_.end())
            for (Entry const& entry : found->second)
                if (std::all_of(entry.read.begin(), entry.read.end(), [&](auto const& parameter) {
                        return book.contents().find(parameter->name) == parameter.get();
                    }))
                    return entry;
    }
    return below_ ? below_->find(key, book) : Entry{};
}

std::shared_ptr<void const> TableStore::get(Key const& key, ParameterBook const& book,
                                            Make const& make)
{
    Entry entry = find(key, book);
    if (!entry.table) {
        // Made without the lock: a table may ask for others, and two threads that make the same one
        // make the same numbers.
        ParameterBook const unread = book.unread();
        entry.table = make(unread);
        for (std::string const& name : unread.read_names())
            entry.read.push_back(book.contents().parameters.find(name)->second);
        std::scoped_lock const lock(mutex_);
        entries_[key].push_back(entry);
    }
    for (auto const& parameter : entry.read)
        book.note_read(parameter->name);
    return entry.table;
}

std::size_t TableStore::size() const
{
    std::scoped_lock const lock(mutex_);
    std::size_t tables = 0;
    for (auto const& [key, entries] : entries_)
        tables += entries.size();
    return tables;
}

} // namespace sim
