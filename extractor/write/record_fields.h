// The record's fields, in the order they are written: one line a field. The
// JSON, its evidence, the flat table of changes and the schema are all made
// from these tables, so a field that is added here is in all of them.
//
//   for_each_field<Agent>([&](const auto& field) {
//     json.key(field.name);
//     write(agent.*field.member);
//   });
#pragma once

#include <string_view>
#include <tuple>

#include "offerlog/document.h"
#include "offerlog/record.h"

namespace offerlog {

enum class Presence {
  always,       // null where the filing does not state it
  when_stated,  // left out
};

template <class Owner, class Member>
struct Field {
  std::string_view name;
  Member Owner::*member;
  Presence presence;
  std::string_view about;
};
// For Clang before 17, which deduces nothing for aggregates by itself.
template <class Owner, class Member>
Field(const char*, Member Owner::*, Presence, const char*) -> Field<Owner, Member>;

template <class Owner>
struct Fields;

template <class Owner, class Use>
void for_each_field(Use use) {
  std::apply([&](const auto&... field) { (use(field), ...); }, Fields<Owner>::table);
}

inline constexpr Presence kAlways = Presence::always;
inline constexpr Presence kWhenStated = Presence::when_stated;

// clang-format off

// The part of `filing` that is known without reading.
template <>
struct Fields<Document> {
  static constexpr std::tuple table{
      Field{"uri", &Document::uri, kAlways, "the path as given, or stdin"},
      Field{"sha256", &Document::sha256, kAlways, "of the bytes of the input"},
      Field{"bytes", &Document::bytes, kAlways, "size of the input"},
      Field{"format", &Document::format, kAlways, "told from the content"},
  };
};

template <>
struct Fields<AmendedDocument> {
  static constexpr std::tuple table{
      Field{"kind", &AmendedDocument::kind, kAlways, "what the earlier document is"},
      Field{"dated", &AmendedDocument::dated, kAlways, "the date it bears"},
  };
};

template <>
struct Fields<Filing> {
  static constexpr std::tuple table{
      Field{"accession_number", &Filing::accession_number, kAlways, "EDGAR's number of the submission"},
      Field{"cik", &Filing::cik, kAlways, "EDGAR's number of the filer, ten digits"},
      Field{"form_type", &Filing::form_type, kAlways, "the EDGAR form type: 424B5, 8-K"},
      Field{"filed_on", &Filing::filed_on, kAlways, "the day it was filed"},
      Field{"kind", &Filing::kind, kAlways, "what kind of document it is"},
      Field{"title", &Filing::title, kAlways, "its own heading that says what it is"},
      Field{"number", &Filing::number, kAlways, "the N of \"Supplement No. N\""},
      Field{"dated", &Filing::dated, kAlways, "the date it bears"},
      Field{"amends", &Filing::amends, kAlways, "earlier documents it supplements, amends or must be read with"},
      Field{"registration_numbers", &Filing::registration_numbers, kAlways, "Securities Act file numbers, 333-NNNNNN"},
  };
};

template <>
struct Fields<Issuer> {
  static constexpr std::tuple table{
      Field{"name", &Issuer::name, kAlways, "the registrant whose securities are sold"},
      Field{"ticker", &Issuer::ticker, kAlways, "of the security offered, else of the common equity"},
      Field{"exchange", &Issuer::exchange, kAlways, "the market, not its tier"},
  };
};

template <>
struct Fields<Agreement> {
  static constexpr std::tuple table{
      Field{"title", &Agreement::title, kAlways, "as printed"},
      Field{"dated", &Agreement::dated, kAlways, "the date it bears"},
      Field{"in_force", &Agreement::in_force, kAlways, "true where said to stay in effect, false where said to have ended"},
  };
};

template <>
struct Fields<Agent> {
  static constexpr std::tuple table{
      Field{"name", &Agent::name, kAlways, "as printed in full"},
      Field{"role", &Agent::role, kAlways, "what it does in the offering"},
  };
};

template <>
struct Fields<Offering> {
  static constexpr std::tuple table{
      Field{"key", &Offering::key, kAlways, "the same for the same offering in every filing"},
      Field{"replaces", &Offering::replaces, kWhenStated, "id of the offering whose place it takes"},
      Field{"type", &Offering::type, kAlways, "how the securities are sold"},
      Field{"securities", &Offering::securities, kAlways, "what is sold"},
      Field{"agreement", &Offering::agreement, kAlways, "under which it is sold"},
      Field{"agents", &Offering::agents, kAlways, "who sells, or buys for distribution"},
      Field{"currency", &Offering::currency, kAlways, "ISO 4217, of every amount"},
      Field{"max_amount", &Offering::max_amount, kWhenStated, "whole capacity of the program after this filing"},
      Field{"max_shares", &Offering::max_shares, kWhenStated, "whole capacity of the program, in shares"},
      Field{"shares_offered", &Offering::shares_offered, kWhenStated, "securities sold in a priced offering"},
      Field{"price", &Offering::price, kWhenStated, "per security"},
      Field{"gross_proceeds", &Offering::gross_proceeds, kWhenStated, "before fees"},
      Field{"net_proceeds", &Offering::net_proceeds, kWhenStated, "after fees"},
      Field{"option_shares", &Offering::option_shares, kWhenStated, "the over-allotment option"},
      Field{"principal_amount", &Offering::principal_amount, kWhenStated, "of notes, without an option"},
      Field{"commission_rate", &Offering::commission_rate, kWhenStated, "a fraction: 0.03 is 3.0%"},
      Field{"remaining_amount", &Offering::remaining_amount, kWhenStated, "capacity left"},
      Field{"remaining_shares", &Offering::remaining_shares, kWhenStated, "capacity left, in shares"},
      Field{"remaining_basis", &Offering::remaining_basis, kWhenStated, "whether the rest was stated or derived"},
      Field{"status", &Offering::status, kAlways, "where the offering stands after this filing"},
  };
};

template <>
struct Fields<Change> {
  static constexpr std::tuple table{
      Field{"offering", &Change::offering, kAlways, "id of the offering that changed"},
      Field{"type", &Change::type, kAlways, "what happened"},
      Field{"scope", &Change::scope, kWhenStated, "what the change is about"},
      Field{"timing", &Change::timing, kAlways, "made now, told as background, or announced"},
      Field{"date", &Change::date, kWhenStated, "the day it takes effect"},
      Field{"date_basis", &Change::date_basis, kWhenStated, "stated, or the document's own date"},
      Field{"as_of", &Change::as_of, kWhenStated, "of sales: the day up to which they are counted"},
      Field{"period_start", &Change::period_start, kWhenStated, "of sales: the first day of their period"},
      Field{"condition", &Change::condition, kWhenStated, "the words of the condition"},
      Field{"from_amount", &Change::from_amount, kWhenStated, "capacity before"},
      Field{"to_amount", &Change::to_amount, kWhenStated, "capacity after"},
      Field{"from_shares", &Change::from_shares, kWhenStated, "capacity before, in shares"},
      Field{"to_shares", &Change::to_shares, kWhenStated, "capacity after, in shares"},
      Field{"shares", &Change::shares, kWhenStated, "securities sold"},
      Field{"gross_proceeds", &Change::gross_proceeds, kWhenStated, "before fees"},
      Field{"net_proceeds", &Change::net_proceeds, kWhenStated, "after fees"},
      Field{"average_price", &Change::average_price, kWhenStated, "per security"},
      Field{"commissions", &Change::commissions, kWhenStated, "paid, in money"},
  };
};

// clang-format on

}  // namespace offerlog
