// SPDX-License-Identifier: GPL-3.0-or-later
// How the tabs of a Workspace are closed, and what their menus offer.
#include "workspace.h"

#include "deploy/models/display_strings.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>

#include <algorithm>
#include <utility>

namespace console {

void Workspace::fillMenuOfFront(QMenu& menu)
{
    fillMenu(m_tabs->currentIndex(), menu);
}

void Workspace::fillMenu(int tab, QMenu& menu)
{
    const Entry* entry = m_tabs->find(m_tabs->widget(tab));
    if (entry == nullptr)
        return;
    const PageKey key = entry->key;
    const auto without = [this, key](bool sameSource) {
        std::vector<PageKey> others = m_tabs->keys();
        std::erase_if(others, [&](const PageKey& other) {
            return sameSource ? other.subject.sourceId != key.subject.sourceId
                              : other == key
                    || (other.kind == PageKind::List
                        && other.subject.sourceId == key.subject.sourceId);
        });
        return others;
    };
    menu.addAction(tr("Close"), this, [this, key] { closeAll({key}); });
    menu.addAction(tr("Close others"), this, [this, without] { closeAll(without(false)); })
        ->setEnabled(!without(false).empty());
    if (key.subject.sourceId.empty())
        return;
    menu.addAction(
        tr("Close all of this source"), this, [this, without] { closeAll(without(true)); });
    if (key.kind != PageKind::Deployment)
        return;
    menu.addSeparator();
    menu.addAction(tr("Copy ID"), this, [this, id = models::rawText(key.subject.deploymentId)] {
        QApplication::clipboard()->setText(id);
        Q_EMIT statusMessage(tr("Copied %1", "an id").arg(models::displayText(id.toStdString())));
    });
}

/// Some may have gone with others: those of a source go with its list.
void Workspace::closeAll(const std::vector<PageKey>& keys)
{
    for (const PageKey& key : keys) {
        if (const Entry* entry = m_tabs->find(key))
            close(m_tabs->indexOf(entry->widget));
    }
}

void Workspace::closeCurrent()
{
    close(m_tabs->currentIndex());
}

void Workspace::close(int tab)
{
    const Entry* entry = m_tabs->find(m_tabs->widget(tab));
    if (entry == nullptr)
        return;
    const PageKey key = entry->key;
    if (key.kind == PageKind::List)
        closeDependents(key);
    remove(key);
    Q_EMIT closed(key);
}

/// Qt gives the keyboard to the row of tabs when the page that had it goes; the keys of what is in
/// front would do nothing then.
void Workspace::focusFront()
{
    QWidget* front = currentWidget() == m_tabs ? m_tabs->currentWidget() : currentWidget();
    if (front != nullptr)
        front->setFocus();
}

/// A page that comes to the front has the keys where they were when it was left. To one in which
/// nothing had them yet Qt gives the first control it finds, a button of its header, and to one in
/// which what had them is hidden by now that; the page knows where they belong.
void Workspace::placeKeys()
{
    const Entry* front = std::as_const(*m_tabs).front();
    const QWidget* keys = window()->focusWidget();
    for (Entry& entry : m_tabs->entries()) {
        if (&entry != front)
            entry.hadKeys = entry.widget->focusWidget() != nullptr;
        else if (entry.widget->isAncestorOf(keys)
            && !(entry.hadKeys && keys->isVisibleTo(entry.widget)))
            entry.widget->setFocus();
    }
}

/// A deployment cannot outlive the session that it comes from.
void Workspace::closeDependents(const PageKey& list)
{
    std::vector<PageKey> dependents;
    for (const Entry& entry : m_tabs->entries()) {
        if (entry.key != list && entry.key.subject.sourceId == list.subject.sourceId)
            dependents.push_back(entry.key);
    }
    // None of them is to come to the front, and be made for that, while they go.
    const Entry* front = m_tabs->front();
    if (front != nullptr && std::ranges::find(dependents, front->key) != dependents.end())
        m_tabs->setCurrentWidget(m_tabs->find(list)->widget);
    for (const PageKey& key : dependents)
        remove(key);
}

void Workspace::remove(const PageKey& key)
{
    const QWidget* widget = m_tabs->find(key)->widget;
    const bool wasInFront = m_tabs->currentWidget() == widget;
    delete m_tabs->take(key);
    if (wasInFront)
        focusFront();
}

} // namespace console
