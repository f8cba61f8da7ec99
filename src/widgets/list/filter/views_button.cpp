// SPDX-License-Identifier: GPL-3.0-or-later
#include "views_button.h"

#include "name_question.h"
#include "views_dialog.h"

#include "deploy/models/display_strings.h"

#include <QMenu>

#include <algorithm>

namespace widgets {

using models::SavedView;

namespace {

QString menuText(const QString& name)
{
    return models::displayText(name.toStdString(), 60).replace(u'&', QStringLiteral("&&"));
}

} // namespace

ViewsButton::ViewsButton(QWidget* parent)
    : QPushButton(parent)
    , m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("views"));
    setAutoDefault(false);
    setText(tr("Views"));
    setToolTip(tr("Saved views"));
    setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, [this] {
        takeLatest();
        rebuildMenu();
    });
    rebuildMenu();
}

void ViewsButton::setViews(const QList<SavedView>& views)
{
    m_views = views;
    rebuildMenu();
}

void ViewsButton::setCurrent(const models::ListFilter& filter)
{
    m_current = filter;
}

void ViewsButton::takeLatest()
{
    if (m_latest)
        m_views = m_latest();
}

void ViewsButton::rebuildMenu()
{
    m_menu->clear();
    for (const SavedView& view : m_views) {
        QAction* action = m_menu->addAction(menuText(view.name));
        action->setCheckable(true);
        action->setChecked(view.filter == m_current);
        connect(action, &QAction::triggered, this, [this, view] { Q_EMIT viewChosen(view); });
    }
    m_menu->addSeparator();
    QAction* group = m_menu->addAction(tr("Group by environment"));
    group->setCheckable(true);
    group->setChecked(m_isGrouped && m_isGrouped());
    connect(group, &QAction::triggered, this, &ViewsButton::groupingChosen);
    m_menu->addSeparator();
    connect(m_menu->addAction(tr("Save this view…")), &QAction::triggered, this,
        [this] { askForName(false); });
    connect(m_menu->addAction(tr("Save this view with its columns…")), &QAction::triggered, this,
        [this] { askForName(true); });
    QAction* copyAction = m_menu->addAction(tr("Copy the filter as text"));
    copyAction->setEnabled(!m_current.isEmpty());
    connect(copyAction, &QAction::triggered, this, &ViewsButton::copyRequested);
    QAction* manageAction = m_menu->addAction(tr("Rename or delete views…"));
    manageAction->setEnabled(!m_views.isEmpty());
    connect(manageAction, &QAction::triggered, this, &ViewsButton::manage);
}

void ViewsButton::askForName(bool withColumns)
{
    widgets::askForName(*this, tr("Save view"),
        tr("Name of this view (an existing view of that name is replaced):"),
        [this, withColumns](const QString& name) {
            save(name, withColumns && m_columnState ? m_columnState() : QVariantMap());
        });
}

void ViewsButton::save(const QString& name, const QVariantMap& columns)
{
    takeLatest();
    const auto taken = std::ranges::find(m_views, name, &SavedView::name);
    if (taken == m_views.end())
        m_views.append({name, m_current, columns});
    else
        *taken = {name, m_current, columns};
    rebuildMenu();
    Q_EMIT viewsChanged(m_views);
}

void ViewsButton::manage()
{
    auto* dialog = new ViewsDialog(m_views, tr("Saved views"), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, before = m_views] {
        takeLatest();
        m_views = models::withAddedViews(dialog->views(), before, m_views);
        rebuildMenu();
        Q_EMIT viewsChanged(m_views);
    });
    dialog->open();
}

} // namespace widgets
