#include "analysis/report/wrap.hpp"

#include <algorithm>
#include <sstream>

namespace boligsim::analysis {

std::size_t width_of(std::string const& text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
    }));
}

namespace {

/// Words that stay together: a per cent sign stays with its number.
std::vector<std::string> words_of(std::string const& paragraph)
{
    std::istringstream in(paragraph);
    std::vector<std::string> words;
    for (std::string word; in >> word;)
        if (word.starts_with('%') && !words.empty())
            words.back() += " " + word;
        else
            words.push_back(word);
    return words;
}

} // namespace

std::vector<std::string> wrap_lines(std::string const& text, std::size_t width)
{
    std::vector<std::string> lines;
    std::istringstream paragraphs(text);
    for (std::string paragraph; std::getline(paragraphs, paragraph);) {
        std::string line;
        for (std::string const& word : words_of(paragraph)) {
            if (!line.empty() && width_of(line) + 1 + width_of(word) > width) {
                lines.push_back(line);
                line.clear();
            }
            line += (line.empty() ? "" : " ") + word;
        }
        lines.push_back(line);
    }
    if (lines.empty())
        lines.emplace_back();
    return lines;
}

std::string wrap(std::string const& text, std::size_t indent, std::size_t width)
{
    std::string result;
    std::string const blanks(indent, ' ');
    // The first line has the room of the indent too, so it is broken as if it had it.
    std::vector<std::string> const lines = wrap_lines(text, width - indent);
    for (std::size_t i = 0; i < lines.size(); ++i)
        result += (i == 0 ? "" : blanks) + lines[i] + "\n";
    return result;
}

} // namespace boligsim::analysis
