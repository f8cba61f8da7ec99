// SPDX-License-Identifier: GPL-3.0-or-later
#include "tab_memory.h"

#include "pages/page.h"
#include "session/open_sources.h"
#include "settings/settings.h"
#include "settings/variant_json.h"
#include "source_opener.h"
#include "workspace.h"

#include "deploy/formats/json/json_value.h"
#include "deploy/formats/json/json_writer.h"
#include "deploy/models/display_strings.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace console {

namespace {

using formats::JsonValue;

/// Tabs are opened one after the other: they are written down once they stand.
constexpr std::chrono::milliseconds saveDelay{300};
/// Where the user stands in a page changes with every turn of the wheel: a crash costs no more than
/// this of it.
constexpr std::chrono::seconds stateInterval{10};

struct KindWord {
    PageKind kind;
    std::string_view word;
};
/// The pages that can be made of their keys alone.
constexpr std::array kindWords{KindWord{PageKind::List, "list"},
    KindWord{PageKind::Deployment, "deployment"}, KindWord{PageKind::Comparison, "comparison"},
    KindWord{PageKind::Journal, "journal"}};

std::string_view wordOf(PageKind kind)
{
    const auto found = std::ranges::find(kindWords, kind, &KindWord::kind);
    return found == kindWords.end() ? std::string_view{} : found->word;
}

std::optional<PageKey> keyOf(const JsonValue& json)
{
    const auto found =
        std::ranges::find(kindWords, json.text("kind").value_or(std::string()), &KindWord::word);
    if (found == kindWords.end())
        return std::nullopt;
    return PageKey{found->kind,
        {json.text("source").value_or(std::string()),
            json.text("deployment").value_or(std::string())}};
}

} // namespace

TabMemory::TabMemory(const Context& context, QObject* parent)
    : QObject(parent)
    , m_context(context)
{
    m_saving.setSingleShot(true);
    m_saving.setInterval(saveDelay);
    connect(&m_saving, &QTimer::timeout, this, &TabMemory::save);
    m_watching.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_watching, &QTimer::timeout, this, &TabMemory::save);
    m_watching.start(stateInterval);
    const auto saveSoon = qOverload<>(&QTimer::start);
    connect(&m_context.workspace, &Workspace::shown, &m_saving, saveSoon);
    connect(&m_context.workspace, &Workspace::closed, this, &TabMemory::handleClosed);
}

TabMemory::~TabMemory()
{
    save();
}

void TabMemory::handleClosed(const PageKey& key)
{
    m_saving.start();
    if (wordOf(key.kind).empty())
        return;
    std::erase(m_closed, key);
    m_closed.push_back(key);
    if (m_closed.size() > maxClosed)
        m_closed.erase(m_closed.begin());
}

bool TabMemory::openSource(const std::string& id)
{
    if (m_context.sources.find(id) == nullptr)
        m_context.opener.openById(QString::fromStdString(id));
    return m_context.sources.find(id) != nullptr;
}

void TabMemory::reopenClosed()
{
    if (m_closed.empty())
        return;
    const PageKey key = m_closed.back();
    m_closed.pop_back();
    if (key.kind == PageKind::Journal || openSource(key.subject.sourceId))
        m_context.workspace.open(key);
}

void TabMemory::stopSaving()
{
    m_isSaved = false;
}

void TabMemory::save()
{
    if (!m_isSaved)
        return;
    Q_EMIT saving();
    std::string json;
    formats::JsonWriter writer(json);
    const PageKey* front = m_context.workspace.currentKey();
    writer.beginArray();
    for (const PageKey& key : m_context.workspace.tabs().keys()) {
        if (wordOf(key.kind).empty())
            continue;
        writer.beginObject();
        writer.textField("kind", wordOf(key.kind));
        writer.textField("source", key.subject.sourceId);
        writer.textField("deployment", key.subject.deploymentId);
        writer.textField("title", m_context.workspace.tabs().find(key)->title.toStdString());
        writer.key("front");
        writer.boolean(front != nullptr && *front == key);
        writer.key("state");
        write(writer, m_context.workspace.stateOf(key));
        writer.endObject();
    }
    writer.endArray();
    m_context.place.setJson(Setting::OpenTabs, json);
    m_context.place.save();
}

void TabMemory::restore()
{
    const std::vector<JsonValue> tabs = m_context.place.json(Setting::OpenTabs).elements();
    std::optional<PageKey> front;
    for (const JsonValue& tab : tabs) {
        const auto key = keyOf(tab);
        if (!key || (key->kind != PageKind::Journal && !openSource(key->subject.sourceId)))
            continue;
        if (key->kind != PageKind::List) // opened with its source
            m_context.workspace.openWaiting(
                *key, models::displayText(tab.text("title").value_or(std::string())));
        const JsonValue state = tab.object("state").value_or(JsonValue());
        QVariantMap former = toVariant(state).toMap();
        former.insert(ofEarlierRun, true);
        m_context.workspace.restoreState(*key, former);
        if (tab.boolean("front").value_or(false))
            front = *key;
    }
    if (front)
        m_context.workspace.open(*front);
}

} // namespace console
