// SPDX-License-Identifier: GPL-3.0-or-later
#include "columns_button.h"

#include "list/table/history_table_columns.h"
#include "name_question.h"
#include "views_dialog.h"

#include "deploy/models/display_strings.h"

#include <QMenu>

#include <algorithm>

namespace widgets {

using models::SavedView;

ColumnsButton::ColumnsButton(QWidget* parent)
    : QPushButton(tr("Columns"), parent)
    , m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("columns"));
    setToolTip(tr("Which columns the list shows"));
    setAutoDefault(false);
    setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &ColumnsButton::fillMenu);
}

void ColumnsButton::takeLatest()
{
    if (m_latest)
        m_presets = m_latest();
}

void ColumnsButton::fillMenu()
{
    m_menu->clear();
    takeLatest();
    if (m_columns == nullptr)
        return;
    for (const SavedView& preset : m_presets) {
        const QString name = models::displayText(preset.name.toStdString(), 60);
        QAction* action = m_menu->addAction(QString(name).replace(u'&', QStringLiteral("&&")));
        action->setCheckable(true);
        action->setChecked(preset.columns == m_columns->state());
        connect(action, &QAction::triggered, this,
            [this, columns = preset.columns] { m_columns->choose(columns); });
    }
    connect(m_menu->addAction(tr("Save these columns…")), &QAction::triggered, this,
        &ColumnsButton::askForName);
    QAction* manageAction = m_menu->addAction(tr("Rename or delete column sets…"));
    manageAction->setEnabled(!m_presets.isEmpty());
    connect(manageAction, &QAction::triggered, this, &ColumnsButton::manage);
    m_menu->addSeparator();
    m_columns->fillMenu(*m_menu);
}

void ColumnsButton::askForName()
{
    widgets::askForName(*this, tr("Save columns"),
        tr("Name of these columns (existing ones of that name are replaced):"),
        [this](const QString& name) { save(name); });
}

void ColumnsButton::save(const QString& name)
{
    takeLatest();
    const auto taken = std::ranges::find(m_presets, name, &SavedView::name);
    if (taken == m_presets.end())
        m_presets.append({name, {}, m_columns->state()});
    else
        taken->columns = m_columns->state();
    Q_EMIT presetsChanged(m_presets);
}

void ColumnsButton::manage()
{
    auto* dialog = new ViewsDialog(m_presets, tr("Column sets"), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, before = m_presets] {
        takeLatest();
        m_presets = models::withAddedViews(dialog->views(), before, m_presets);
        Q_EMIT presetsChanged(m_presets);
    });
    dialog->open();
}

} // namespace widgets
