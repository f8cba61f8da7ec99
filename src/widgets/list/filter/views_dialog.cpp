// SPDX-License-Identifier: GPL-3.0-or-later
#include "views_dialog.h"

#include "controls/plain_closing_question.h"

#include "deploy/widgets/theme/letters.h"
#include "deploy/widgets/theme/metrics.h"

#include <QDialogButtonBox>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolTip>
#include <QVBoxLayout>

namespace widgets {

using models::SavedView;

namespace {

constexpr int nameRole = Qt::UserRole + 1; ///< before it is edited

} // namespace

ViewsDialog::ViewsDialog(const QList<SavedView>& views, const QString& title, QWidget* parent)
    : QDialog(parent)
    , m_list(new QListWidget(this))
    , m_views(views)
{
    setWindowTitle(title);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_list);
    setupList();
    setupButtons();
    resize(theme::inLetters(font(), QSize(360, 280)));
}

void ViewsDialog::setupList()
{
    m_list->setAccessibleName(windowTitle());
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    for (qsizetype at = 0; at < m_views.size(); ++at) {
        auto* item = new QListWidgetItem(m_views[at].name, m_list);
        item->setSizeHint({0, m_list->fontMetrics().height() + 2 * theme::space::near});
        item->setFlags(item->flags() | Qt::ItemIsEditable);
        item->setData(Qt::UserRole, at);
        item->setData(nameRole, m_views[at].name);
    }
    m_list->setCurrentRow(0);
    connect(m_list, &QListWidget::itemChanged, this,
        [this](QListWidgetItem* item) { checkName(*item); });
}

/// Of two with one name nobody could tell which is which, nor which one is replaced by a third.
void ViewsDialog::checkName(QListWidgetItem& item)
{
    const QString name = item.text().trimmed();
    const QString former = item.data(nameRole).toString();
    const bool isTaken =
        m_list->findItems(name, Qt::MatchFixedString | Qt::MatchCaseSensitive).size()
        > (item.text() == name ? 1 : 0);
    const QSignalBlocker blocker(m_list);
    if (name.isEmpty() || isTaken) {
        item.setText(former);
        if (isTaken)
            QToolTip::showText(
                m_list->viewport()->mapToGlobal(m_list->visualItemRect(&item).bottomLeft()),
                tr("Another one has the name “%1”.").arg(name), m_list);
        return;
    }
    item.setText(name);
    item.setData(nameRole, name);
}

void ViewsDialog::setupButtons()
{
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    QPushButton* rename = buttons->addButton(tr("Rename"), QDialogButtonBox::ActionRole);
    QPushButton* remove = buttons->addButton(tr("Delete"), QDialogButtonBox::ActionRole);
    layout()->addWidget(buttons);
    connect(rename, &QPushButton::clicked, this, [this] {
        if (m_list->currentItem() != nullptr)
            m_list->editItem(m_list->currentItem());
    });
    connect(remove, &QPushButton::clicked, this, [this] { delete m_list->currentItem(); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, [this] { done(Rejected); });
}

void ViewsDialog::reject()
{
    if (views() == m_views)
        QDialog::reject();
    else
        askAboutChanges(*this, [this] { accept(); });
}

QList<SavedView> ViewsDialog::views() const
{
    QList<SavedView> views;
    for (int row = 0; row < m_list->count(); ++row) {
        const QListWidgetItem* item = m_list->item(row);
        SavedView view = m_views[item->data(Qt::UserRole).toLongLong()];
        view.name = item->data(nameRole).toString();
        views.append(view);
    }
    return views;
}

} // namespace widgets
