// SPDX-License-Identifier: GPL-3.0-or-later
#include "likeness.h"

#include "deploy/deployment/ascii.h"

#include "json/json_text.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace formats {

using deployment::Message;

namespace {

using namespace std::string_view_literals;

struct Magic {
    std::size_t offset;
    std::string_view bytes;
    std::string_view sentence;
};

constexpr auto archive =
    DEPLOY_MESSAGE("Message", "It looks like an archive or a compressed file; unpack it first.");
constexpr auto picture = DEPLOY_MESSAGE("Message", "It looks like a picture.");
constexpr auto media = DEPLOY_MESSAGE("Message", "It looks like audio or video.");
constexpr auto document = DEPLOY_MESSAGE("Message", "It looks like a document (PDF, Office).");
constexpr auto program = DEPLOY_MESSAGE("Message", "It looks like a program.");
constexpr auto database = DEPLOY_MESSAGE("Message", "It looks like a database or its table file.");

constexpr std::array magics{
    Magic{0, "PK\x03\x04"sv, archive}, Magic{0, "PK\x05\x06"sv, archive},
    Magic{0,
        "\xFD"
        "7zXZ\0"sv,
        archive},
    Magic{0, "\x28\xB5\x2F\xFD"sv, archive}, // Zstandard
    Magic{0, "BZh"sv, archive}, Magic{0, "7z\xBC\xAF\x27\x1C"sv, archive},
    Magic{0, "Rar!\x1A\x07"sv, archive}, Magic{0, "\x04\x22\x4D\x18"sv, archive}, // LZ4
    Magic{0, "\x1F\x9D"sv, archive}, // compress
    Magic{0, "LZIP"sv, archive}, Magic{0, "MSCF"sv, archive}, Magic{0, "!<arch>\n"sv, archive},
    Magic{257, "ustar"sv, archive}, Magic{0, "\x89PNG\r\n\x1A\n"sv, picture},
    Magic{0, "\xFF\xD8\xFF"sv, picture}, Magic{0, "GIF87a"sv, picture},
    Magic{0, "GIF89a"sv, picture}, Magic{0, "BM"sv, picture}, Magic{0, "II*\0"sv, picture},
    Magic{0, "MM\0*"sv, picture}, Magic{0, "\0\0\1\0"sv, picture}, // icon
    Magic{8, "WEBP"sv, picture}, Magic{8, "WAVE"sv, media}, Magic{4, "ftyp"sv, media},
    Magic{0, "OggS"sv, media}, Magic{0, "ID3"sv, media}, Magic{0, "\x1A\x45\xDF\xA3"sv, media},
    Magic{0, "%PDF-"sv, document}, Magic{0, "{\\rtf"sv, document},
    Magic{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, document},
    Magic{0,
        "\x7F"
        "ELF"sv,
        program},
    Magic{0, "MZ"sv, program}, Magic{0, "\xCA\xFE\xBA\xBE"sv, program},
    Magic{0, "\0asm"sv, program}, Magic{0, "SQLite format 3\0"sv, database},
    Magic{0, "PAR1"sv, database}, Magic{0, "Obj\x01"sv, database}, // Avro
};

/// Two letters alone could begin a text.
bool isText(std::string_view beginning)
{
    const auto isControl = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\x1B';
    };
    return std::none_of(beginning.begin(), beginning.end(), isControl);
}

bool hasMagic(std::string_view bytes, const Magic& magic)
{
    constexpr std::size_t certain = 4;
    return bytes.size() > magic.offset && bytes.substr(magic.offset).starts_with(magic.bytes)
        && (magic.bytes.size() >= certain || !isText(bytes));
}

/// The fields that stand somewhere in a JSON text, whatever they belong to.
class Fields {
public:
    explicit Fields(std::string_view json)
        : m_json(json)
    {
    }

    [[nodiscard]] bool have(std::string_view name) const { return have(name, {}); }
    [[nodiscard]] bool haveAll(std::initializer_list<std::string_view> names) const
    {
        return std::all_of(
            names.begin(), names.end(), [this](std::string_view name) { return have(name); });
    }
    /// Whether the value of the field begins like that.
    [[nodiscard]] bool have(std::string_view name, std::string_view value) const
    {
        for (auto at = m_json.find(name); at != std::string_view::npos;
             at = m_json.find(name, at + 1)) {
            const auto end = at + name.size();
            if (at == 0 || m_json[at - 1] != '"' || end >= m_json.size() || m_json[end] != '"')
                continue;
            const auto rest = trimJsonWhitespace(m_json.substr(end + 1));
            if (rest.starts_with(':') && trimJsonWhitespace(rest.substr(1)).starts_with(value))
                return true;
        }
        return false;
    }

private:
    std::string_view m_json;
};

std::optional<Message> kubernetesLikeness(const Fields& fields)
{
    if (fields.have("apiVersion", "\"argoproj.io/") || fields.haveAll({"repoURL", "targetRevision"})
        || fields.haveAll({"sync", "health"}))
        return Message{
            DEPLOY_MESSAGE("Message", "It looks like Argo objects, not a deployment history."), {}};
    if (fields.have("involvedObject") || fields.have("kind", "\"Event\"")
        || fields.have("kind", "\"EventList\"")
        || (fields.haveAll({"kind", "reason"}) && fields.have("items")))
        return Message{
            DEPLOY_MESSAGE("Message", "It looks like Kubernetes events (kubectl get events)."), {}};
    if (fields.haveAll({"apiVersion", "kind"}))
        return Message{DEPLOY_MESSAGE("Message",
                           "It looks like Kubernetes objects, not a deployment history."),
            {}};
    return std::nullopt;
}

std::optional<Message> serviceLikeness(const Fields& fields)
{
    if (fields.have("statuses_url") || fields.haveAll({"sha", "ref", "task"}))
        return Message{
            DEPLOY_MESSAGE("Message",
                "It looks like a list of GitHub deployments; their fields have other names."),
            {}};
    if (fields.have("workflow_runs") || fields.haveAll({"workflow_id", "head_sha"}))
        return Message{
            DEPLOY_MESSAGE("Message",
                "It looks like a list of GitHub workflow runs; their fields have other names."),
            {}};
    if (fields.have("deployable") || fields.haveAll({"iid", "sha", "ref"}))
        return Message{DEPLOY_MESSAGE("Message",
                           "It looks like a list of GitLab deployments or pipelines; their fields "
                           "have other names."),
            {}};
    if (fields.haveAll({"chart", "app_version"}))
        return Message{DEPLOY_MESSAGE("Message", "It looks like a list of Helm releases."), {}};
    if (fields.have("_class", "\"hudson.") || fields.have("_class", "\"org.jenkinsci."))
        return Message{DEPLOY_MESSAGE("Message", "It looks like a list of Jenkins builds."), {}};
    return std::nullopt;
}

Message aLog()
{
    return {DEPLOY_MESSAGE("Message", "It looks like a log, not a deployment history."), {}};
}

std::optional<Message> jsonLikeness(std::string_view text)
{
    const Fields fields(text);
    if (auto kubernetes = kubernetesLikeness(fields))
        return kubernetes;
    if (auto service = serviceLikeness(fields))
        return service;
    const auto hasOneOf = [&fields](std::initializer_list<std::string_view> names) {
        return std::any_of(names.begin(), names.end(),
            [&fields](std::string_view name) { return fields.have(name); });
    };
    if (hasOneOf({"level", "severity", "lvl", "levelname"}) && hasOneOf({"msg", "message"})
        && hasOneOf({"time", "ts", "timestamp", "@timestamp"}))
        return aLog();
    return std::nullopt;
}

/// "2025-02-15", "[2025-02-15", "15/Feb/2025" and "Feb 15 10:00": a date or a time.
bool beginsWithTime(std::string_view line)
{
    const auto pattern = [](std::string_view text) {
        std::string kinds;
        for (const char c : text)
            kinds += deployment::isAsciiDigit(c) ? '0' : deployment::isAsciiLetter(c) ? 'a' : c;
        return kinds;
    };
    constexpr std::size_t longest = 12;
    while (!line.empty() && (line.front() == '[' || line.front() == '"'))
        line.remove_prefix(1);
    const auto kinds = pattern(line.substr(0, longest));
    constexpr std::array beginnings{"0000-00-00"sv, "0000/00/00"sv, "00/aaa/0000"sv,
        "aaa 00 00:00"sv, "aaa  0 00:00"sv, "00:00:00"sv};
    return std::any_of(beginnings.begin(), beginnings.end(),
        [&kinds](std::string_view beginning) { return kinds.starts_with(beginning); });
}

bool isTable(std::string_view line)
{
    constexpr std::array separators{',', ';', '\t'};
    return std::any_of(separators.begin(), separators.end(), [line](char separator) {
        return std::count(line.begin(), line.end(), separator) >= 2;
    }) && line.find_first_of("{}[]<>") == std::string_view::npos;
}

bool isMarkup(std::string_view line)
{
    return line.starts_with("<!") || line.starts_with("<?") || line.starts_with("<html")
        || line.starts_with("<HTML") || (line.starts_with('<') && line.find('>') != line.npos);
}

std::optional<Message> plainLikeness(std::string_view text)
{
    const auto line = trimJsonWhitespace(text.substr(0, text.find('\n')));
    if (isMarkup(line))
        return Message{DEPLOY_MESSAGE("Message", "It looks like a web page or XML."), {}};
    if (line.starts_with("LAST SEEN") || line.find(" LAST SEEN ") != line.npos)
        return Message{
            DEPLOY_MESSAGE("Message", "It looks like Kubernetes events (kubectl get events)."), {}};
    if (beginsWithTime(line))
        return aLog();
    if (line == "---" || line.starts_with("apiVersion:") || line.starts_with("kind:"))
        return Message{DEPLOY_MESSAGE("Message", "It looks like YAML; only JSON can be read."), {}};
    if (isTable(line))
        return Message{
            DEPLOY_MESSAGE("Message", "It looks like a table (CSV); only JSON can be read."), {}};
    return std::nullopt;
}

} // namespace

std::optional<Message> binaryLikeness(std::string_view beginning)
{
    const auto* const magic = std::find_if(magics.begin(), magics.end(),
        [beginning](const Magic& candidate) { return hasMagic(beginning, candidate); });
    return magic == magics.end() ? std::nullopt : std::optional(Message{magic->sentence, {}});
}

std::optional<Message> textLikeness(std::string_view beginning)
{
    const auto text = trimJsonWhitespace(beginning);
    const bool isJson = text.starts_with('{') || text.starts_with('[');
    if (isJson && !beginsWithTime(text))
        return jsonLikeness(text);
    return plainLikeness(text);
}

} // namespace formats
