// SPDX-License-Identifier: GPL-3.0-or-later
#include "front_actions.h"

#include "commands/command_actions.h"
#include "pages/page.h"
#include "workspace.h"

#include "deploy/operations/command_spec.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTextEdit>

#include <algorithm>

namespace console {

using operations::CommandKind;
using widgets::PageAction;

namespace {

/// What fields of all kinds call the same.
void callSlot(QWidget* field, const char* slot)
{
    if (field != nullptr)
        QMetaObject::invokeMethod(field, slot);
}

bool isTextField(const QWidget& widget)
{
    return qobject_cast<const QLineEdit*>(&widget) != nullptr
        || qobject_cast<const QPlainTextEdit*>(&widget) != nullptr
        || qobject_cast<const QTextEdit*>(&widget) != nullptr;
}

bool hasSelectedText(const QWidget& widget)
{
    if (const auto* line = qobject_cast<const QLineEdit*>(&widget))
        return line->hasSelectedText() && line->echoMode() == QLineEdit::Normal;
    if (const auto* plain = qobject_cast<const QPlainTextEdit*>(&widget))
        return plain->textCursor().hasSelection();
    const auto* rich = qobject_cast<const QTextEdit*>(&widget);
    return rich != nullptr && rich->textCursor().hasSelection();
}

} // namespace

FrontActions::FrontActions(const Workspace& workspace, QWidget& window, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_window(window)
    , m_copyText(new QAction(this))
    , m_selectText(new QAction(this))
{
    connect(m_copyText, &QAction::triggered, this,
        [this] { callSlot(m_window.focusWidget(), "copy"); });
    connect(m_selectText, &QAction::triggered, this,
        [this] { callSlot(m_window.focusWidget(), "selectAll"); });
    m_updating.setSingleShot(true);
    connect(&m_updating, &QTimer::timeout, this, &FrontActions::update);
    connect(&m_workspace, &Workspace::shown, this, &FrontActions::update);
    connect(qApp, &QApplication::focusChanged, &m_updating, qOverload<>(&QTimer::start));
    m_window.installEventFilter(this);
}

QAction& FrontActions::add(QMenu& menu, PageAction what)
{
    QAction* shown = menu.addAction(widgets::pageActionText(what));
    shown->setShortcuts(widgets::pageActionKeys(what));
    // The page answers its keys itself: to be answered twice is not to be answered at all.
    shown->setShortcutContext(Qt::WidgetShortcut);
    addEntry({shown, [this, what] { return find(what); }, tr("There is nothing here for that."),
        false, {}});
    return *shown;
}

QAction& FrontActions::add(
    QMenu& menu, CommandKind kind, const QString& text, const QKeySequence& key)
{
    QAction* shown = menu.addAction(text);
    shown->setShortcut(key);
    const auto& contract = operations::contractCommandSpecs;
    const bool isOptional =
        std::ranges::find(contract, kind, &operations::CommandSpec::kind) == contract.end();
    addEntry({shown, [this, kind] { return findCommand(kind); },
        tr("Open a list or a deployment first."), isOptional, {}});
    return *shown;
}

void FrontActions::addEntry(Entry entry)
{
    connect(entry.shown, &QAction::triggered, this, [this, shown = entry.shown] {
        const auto found = std::ranges::find(m_entries, shown, &Entry::shown);
        if (found != m_entries.end() && !found->source.isNull())
            found->source->trigger();
    });
    m_entries.push_back(std::move(entry));
    follow(m_entries.back());
}

void FrontActions::update()
{
    for (Entry& entry : m_entries)
        follow(entry);
}

/// The key of an action that is disabled goes to the view with the keyboard as any key does, and on
/// to the window where that has no use for it.
bool FrontActions::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_window && event->type() == QEvent::KeyPress) {
        const QString reason = disabledReason(static_cast<const QKeyEvent&>(*event));
        if (!reason.isEmpty())
            Q_EMIT statusMessage(reason);
    }
    return QObject::eventFilter(watched, event);
}

QString FrontActions::disabledReason(const QKeyEvent& event) const
{
    // Enter alone is no wish for a certain action.
    const bool isPlain = (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier)) == 0
        && (event.key() < Qt::Key_F1 || event.key() > Qt::Key_F35);
    if (isPlain || event.isAutoRepeat())
        return {};
    const QKeySequence keys(event.keyCombination());
    const auto found = std::ranges::find_if(m_entries, [&](const Entry& each) {
        return !each.shown->isEnabled() && each.shown->isVisible()
            && each.shown->shortcuts().contains(keys);
    });
    return found == m_entries.end() ? QString() : found->shown->statusTip();
}

void FrontActions::follow(Entry& entry)
{
    QAction* source = entry.find();
    if (source != entry.source) {
        if (!entry.source.isNull())
            entry.source->disconnect(this);
        entry.source = source;
        // Two entries may follow one action: all of them look again.
        if (source != nullptr)
            connect(source, &QAction::changed, this, [this, source] {
                for (const Entry& each : m_entries) {
                    if (each.source == source)
                        show(each);
                }
            });
    }
    show(entry);
}

void FrontActions::show(const Entry& entry)
{
    const bool isThere = !entry.source.isNull();
    entry.shown->setVisible(isThere || !entry.isOptional);
    if (!isThere) {
        entry.shown->setChecked(false);
        widgets::setAvailable(*entry.shown, entry.missing);
        return;
    }
    entry.shown->setCheckable(entry.source->isCheckable());
    entry.shown->setChecked(entry.source->isChecked());
    widgets::setAvailable(
        *entry.shown, entry.source->isEnabled() ? QString() : entry.source->statusTip());
    entry.shown->setEnabled(entry.source->isEnabled());
}

QAction* FrontActions::find(PageAction what) const
{
    const Page* page = m_workspace.current();
    if (QAction* ofField = findInField(what))
        return ofField;
    if (page == nullptr)
        return nullptr;
    for (const QWidget* view = m_window.focusWidget();
         view != nullptr && page->widget().isAncestorOf(view); view = view->parentWidget()) {
        if (QAction* ofView = widgets::pageActionOf(*view, what))
            return ofView;
    }
    return widgets::pageActionOf(page->widget(), what);
}

QAction* FrontActions::findInField(PageAction what) const
{
    const QWidget* field = m_window.focusWidget();
    if (field == nullptr || !isTextField(*field))
        return nullptr;
    if (what == PageAction::Copy && hasSelectedText(*field))
        return m_copyText;
    return what == PageAction::SelectAll ? m_selectText : nullptr;
}

QAction* FrontActions::findCommand(CommandKind kind) const
{
    const Page* page = m_workspace.current();
    if (page == nullptr)
        return nullptr;
    const QList<QAction*> commands = page->commandActions();
    const auto found = std::ranges::find_if(commands,
        [kind](const QAction* command) { return CommandActions::kindOf(*command) == kind; });
    return found == commands.end() ? nullptr : *found;
}

} // namespace console
