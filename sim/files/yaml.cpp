#include "sim/files/yaml.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <sstream>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include "sim/core/numbers.hpp"
#include "sim/core/utf8.hpp"

namespace sim {

namespace {

std::vector<std::string_view> split_lines(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (true) {
        std::size_t const end = text.find('\n');
        lines.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return lines;
        text.remove_prefix(end + 1);
    }
}

/// Builds our tree from the parser's events. The library's own tree drops duplicate keys and
/// resolves aliases without saying so; events show both.
class TreeBuilder : public YAML::EventHandler {
public:
    TreeBuilder(std::string_view text, std::string const& file, Diagnostics& diagnostics)
        : lines_(split_lines(text)),
          file_(std::make_shared<std::string const>(file)),
          diagnostics_(diagnostics)
    {
    }

    SourcePosition position(YAML::Mark const& mark)
    {
        auto const [line, column] = place(mark);
        return {*file_, line, column};
    }

    YamlNode take_root() { return std::move(root_); }
    /// Whether the tree lacks values that the text meant; checking it would say what is not so.
    bool lost_values() const { return lost_values_; }

    void OnDocumentStart(YAML::Mark const&) override {}
    void OnDocumentEnd() override {}

    void OnNull(YAML::Mark const& mark, YAML::anchor_t anchor) override
    {
        refuse_anchor(mark, anchor);
        YamlNode node = make(mark, YamlNode::Kind::null);
        // The parser sees that nothing was written at what comes next, which may be lines below.
        if (!open_.empty() && open_.back().key && open_.back().key->line != node.line)
            std::tie(node.line, node.column) =
                std::pair(open_.back().key->line, open_.back().key->column);
        finish(std::move(node));
    }

    void OnAlias(YAML::Mark const& mark, YAML::anchor_t) override
    {
        diagnostics_.error(position(mark), "an alias (* repeats an anchored value)",
                           "write the value out, or share it through a block");
        lost_values_ = true;
        finish(make(mark, YamlNode::Kind::null));
    }

    void OnScalar(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
                  std::string const& value) override
    {
        refuse_anchor(mark, anchor);
        refuse_tag(mark, tag);
        YamlNode node = make(mark, YamlNode::Kind::scalar);
        node.text = value;
        node.quoted = tag == "!";
        if (node.quoted && !is_closed(mark)) {
            diagnostics_.error(node.at(), "a quote that is not closed", "close it");
            lost_values_ = true;
        }
        if (!node.quoted && (value == "~" || value == "null")) {
            node.kind = YamlNode::Kind::null;
            node.text.clear();
        }
        finish(std::move(node));
    }

    void OnSequenceStart(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        refuse_anchor(mark, anchor);
        refuse_tag(mark, tag);
        open_.push_back({make(mark, YamlNode::Kind::sequence), std::nullopt, {}});
    }

    void OnMapStart(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override
    {
        refuse_anchor(mark, anchor);
        refuse_tag(mark, tag);
        open_.push_back({make(mark, YamlNode::Kind::map), std::nullopt, {}});
    }

    void OnSequenceEnd() override { close(); }
    void OnMapEnd() override { close(); }

private:
    struct Open {
        YamlNode node;
        std::optional<YamlNode> key;      ///< read, and waiting for its value
        std::map<std::string, int> lines; ///< of the keys of a map
    };
    /// How many characters of a line stand before a place in it.
    struct Counted {
        int line = -1;
        std::size_t bytes = 0;
        int characters = 0;
    };

    std::pair<int, int> place(YAML::Mark const& mark)
    {
        if (mark.line < 0)
            return {1, 1};
        // The parser counts bytes; a reader counts characters.
        int characters = 0;
        if (static_cast<std::size_t>(mark.line) < lines_.size()) {
            std::string_view const line = lines_[static_cast<std::size_t>(mark.line)];
            std::size_t const column =
                std::min(line.size(), static_cast<std::size_t>(std::max(0, mark.column)));
            // Places come nearly in order, so counting goes on where the last one was.
            bool const goes_on = counted_.line == mark.line && counted_.bytes <= column;
            std::size_t const from = goes_on ? counted_.bytes : 0;
            std::string_view const between = line.substr(from, column - from);
            characters = goes_on ? counted_.characters : 0;
            characters +=
                static_cast<int>(std::count_if(between.begin(), between.end(), [](char c) {
                    return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
                }));
            counted_ = {mark.line, column, characters};
        }
        return {mark.line + 1, characters + 1};
    }

    /// Whether the quoted scalar that starts at `mark` ends in a quote; the parser takes the end of
    /// the file for one. (A block scalar counts as quoted for the parser and needs none.)
    bool is_closed(YAML::Mark const& mark) const
    {
        if (mark.line < 0 || static_cast<std::size_t>(mark.line) >= lines_.size())
            return true;
        std::string_view const line = lines_[static_cast<std::size_t>(mark.line)];
        auto const column = static_cast<std::size_t>(mark.column);
        if (column >= line.size() || (line[column] != '"' && line[column] != '\''))
            return true;
        char const quote = line[column];
        std::string_view const end = lines_.back();
        char const* at = line.data() + column + 1;
        for (; at < end.data() + end.size(); ++at) {
            if (quote == '"' && *at == '\\')
                ++at;
            else if (*at == quote)
                return true;
        }
        return false;
    }

    YamlNode make(YAML::Mark const& mark, YamlNode::Kind kind)
    {
        YamlNode node;
        node.kind = kind;
        std::tie(node.line, node.column) = place(mark);
        node.file = file_;
        return node;
    }

    void refuse_anchor(YAML::Mark const& mark, YAML::anchor_t anchor)
    {
        if (anchor != 0)
            diagnostics_.error(position(mark), "an anchor (& names a value to repeat)",
                               "write the value out, or share it through a block");
    }

    void refuse_tag(YAML::Mark const& mark, std::string const& tag)
    {
        if (!tag.empty() && tag != "?" && tag != "!")
            diagnostics_.error(position(mark),
                               fmt::format("the tag '{}' (tags have no meaning here)", tag),
                               "leave it out");
    }

    void close()
    {
        YamlNode node = std::move(open_.back().node);
        open_.pop_back();
        finish(std::move(node));
    }

    void finish(YamlNode node)
    {
        if (open_.empty()) {
            root_ = std::move(node);
            return;
        }
        Open& parent = open_.back();
        if (parent.node.is_sequence()) {
            parent.node.items.push_back(std::move(node));
        } else if (!parent.key) {
            parent.key = std::move(node);
        } else {
            add_entry(parent, std::move(*parent.key), std::move(node));
            parent.key.reset();
        }
    }

    void add_entry(Open& map, YamlNode key, YamlNode value)
    {
        if (!key.is_scalar()) {
            diagnostics_.error(key.at(),
                               fmt::format("{} as a key (a key is a name)", describe(key)),
                               "write NAME: VALUE");
            return;
        }
        if (key.text == "<<" && !key.quoted) {
            diagnostics_.error(key.at(), "the merge key '<<' (it is not applied)",
                               "write the values out, or share them through a block");
            return;
        }
        auto const [earlier, is_new] = map.lines.emplace(key.text, key.line);
        if (!is_new) {
            diagnostics_.error(
                key.at(),
                fmt::format("duplicate key '{}' (first at line {})", key.text, earlier->second),
                "keep one of the two");
            return;
        }
        map.node.keys.push_back(std::move(key));
        map.node.items.push_back(std::move(value));
    }

    std::vector<std::string_view> lines_;
    std::shared_ptr<std::string const> file_;
    Diagnostics& diagnostics_;
    std::vector<Open> open_;
    YamlNode root_;
    Counted counted_;
    bool lost_values_ = false;
};

/// What may be behind a syntax error; empty where we cannot tell.
std::string syntax_hint(std::string_view text, YAML::Exception const& e)
{
    std::vector<std::string_view> const lines = split_lines(text);
    bool const has_line = e.mark.line >= 0 && static_cast<std::size_t>(e.mark.line) < lines.size();
    std::string_view const line = has_line ? lines[static_cast<std::size_t>(e.mark.line)] : "";
    if (line.substr(0, line.find_first_not_of(" \t")).find('\t') != std::string_view::npos)
        return "indent with spaces, not with tabs";
    if (e.msg == YAML::ErrorMsg::END_OF_MAP_FLOW)
        return "a '{' before this place is not closed";
    if (e.msg == YAML::ErrorMsg::END_OF_SEQ_FLOW)
        return "a '[' before this place is not closed";
    if (e.msg == YAML::ErrorMsg::MAP_VALUE)
        return "text that holds ': ' needs quotes";
    return {};
}

bool is_plain_text(std::string_view text)
{
    auto const is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    auto const is_inner = [&](char c) {
        return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.' ||
               c == '/';
    };
    static constexpr std::array<std::string_view, 8> words{"null", "true", "false", "yes",
                                                           "no",   "on",   "off",   "y"};
    return !text.empty() && is_letter(text.front()) &&
           std::all_of(text.begin(), text.end(), is_inner) &&
           std::find(words.begin(), words.end(), text) == words.end();
}

} // namespace

SourcePosition YamlNode::at() const
{
    return {file ? *file : std::string(), line, column};
}

YamlNode const* YamlNode::find(std::string_view key) const
{
    if (!is_map())
        return nullptr;
    for (std::size_t i = 0; i < keys.size(); ++i)
        if (keys[i].text == key)
            return &items[i];
    return nullptr;
}

YamlNode* YamlNode::find(std::string_view key)
{
    return const_cast<YamlNode*>(std::as_const(*this).find(key));
}

std::optional<YamlNode> read_yaml(std::string_view text, std::string const& file,
                                  Diagnostics& diagnostics)
{
    if (auto const bad = find_invalid_utf8(text)) {
        diagnostics.error({file, bad->line, bad->column}, "a character that is not UTF-8",
                          "save the file as text in UTF-8");
        return std::nullopt;
    }
    TreeBuilder builder(text, file, diagnostics);
    std::istringstream stream{std::string(text)};
    try {
        YAML::Parser parser(stream);
        if (!parser.HandleNextDocument(builder)) {
            diagnostics.error({file, 0, 0}, "the file is empty",
                              "write keys and values: format: 1");
            return std::nullopt;
        }
        YamlNode root = builder.take_root();
        if (parser.HandleNextDocument(builder)) {
            YamlNode const second = builder.take_root();
            diagnostics.error(second.at(), "a second document ('---' starts one)",
                              "one file holds one document");
        }
        return builder.lost_values() ? std::nullopt : std::optional(std::move(root));
    } catch (YAML::Exception const& e) {
        diagnostics.error(builder.position(e.mark), fmt::format("not valid YAML ({})", e.msg),
                          syntax_hint(text, e));
        return std::nullopt;
    }
}

std::optional<double> as_number(YamlNode const& node)
{
    return node.is_scalar() && !node.quoted ? read_number(node.text) : std::nullopt;
}

std::optional<std::int64_t> as_integer(YamlNode const& node)
{
    return node.is_scalar() && !node.quoted ? read_integer(node.text) : std::nullopt;
}

std::string describe(YamlNode const& node)
{
    switch (node.kind) {
    case YamlNode::Kind::null:
        return "nothing";
    case YamlNode::Kind::scalar:
        return as_number(node) ? fmt::format("the number {}", node.text)
                               : fmt::format("the text '{}'", node.text);
    case YamlNode::Kind::sequence:
        return "a list";
    case YamlNode::Kind::map:
        return "a map";
    }
    return {};
}

std::string to_yaml(std::string_view text)
{
    if (is_plain_text(text))
        return std::string(text);
    std::string quoted = "\"";
    for (char const c : text) {
        if (c == '"' || c == '\\')
            quoted += fmt::format("\\{}", c);
        else if (c == '\n')
            quoted += "\\n";
        else if (static_cast<unsigned char>(c) < 0x20)
            quoted += fmt::format("\\x{:02x}", static_cast<unsigned>(c));
        else
            quoted += c;
    }
    return quoted + "\"";
}

std::string to_yaml(double number)
{
    return fmt::format("{}", number);
}

} // namespace sim
