// SPDX-License-Identifier: GPL-3.0-or-later
#include "one_page_view.h"

#include "deploy/widgets/controls/plain_label.h"

#include <QScrollBar>
#include <QVBoxLayout>

namespace widgets {

OnePageView::OnePageView(QWidget* parent)
    : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    auto* content = new QWidget(this);
    m_rows = new QVBoxLayout(content);
    m_rows->setContentsMargins(4, 8, 12, 16);
    m_rows->setSpacing(24);
    m_rows->addStretch();
    setWidget(content);
}

void OnePageView::addSection(const QString& title)
{
    auto* label = new PlainLabel(title, widget());
    QFont font = label->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * 1.15);
    label->setFont(font);
    auto* line = new QFrame(widget());
    line->setFrameShape(QFrame::HLine);
    line->setForegroundRole(QPalette::Mid);
    auto* rows = new QVBoxLayout;
    rows->setSpacing(8);
    rows->addWidget(label);
    rows->addWidget(line);
    m_rows->insertLayout(m_rows->count() - 1, rows);
    m_sections.push_back({label, rows});
}

void OnePageView::putPanel(std::size_t section, QWidget* panel)
{
    m_sections[section].rows->addWidget(panel);
    panel->show();
}

void OnePageView::scrollToSection(std::size_t section)
{
    widget()->layout()->activate();
    verticalScrollBar()->setValue(m_sections[section].title->y());
}

std::size_t OnePageView::currentSection() const
{
    std::size_t current = 0;
    for (std::size_t i = 0; i < m_sections.size(); ++i) {
        if (m_sections[i].title->y() <= verticalScrollBar()->value())
            current = i;
    }
    return current;
}

} // namespace widgets
