#include "command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <iostream>
#include <map>
#include <string_view>

namespace offerlog {
namespace {

constexpr std::array<std::string_view, 5> kCommands = {"extract", "explain", "rules", "schema",
                                                       "help"};

constexpr const char* kExamples = R"(Examples:
  offerlog 8k.htm                            one JSON record on one line
  offerlog --pretty 424b5.txt                the same for people
  cat filing.txt | offerlog                  from standard input
  offerlog filings/ > records.jsonl          a folder, a line a filing
  offerlog --changes filings/ > changes.jsonl      a line a change, for tables
  offerlog --show clauses 8k.htm             how a stage understood it
  offerlog explain 8k.htm /changes/0/type    why a value is what it is
  offerlog rules check patterns              the examples in the rule files

Many filings:
  offerlog 20250117.nc.tar.gz > records.jsonl      a daily feed, read in place
  offerlog --include '*424b*' feeds/ > records.jsonl
  find . -name '*.nc' -print0 | offerlog -0 --files-from - > records.jsonl
  offerlog --out records filings/            a file a filing; when it was stopped or
  offerlog --out records --resume filings/   killed, this reads what is not finished
  offerlog --timeout 60 --errors errors.jsonl --stats stats.json filings/ > records.jsonl
  echo '{"id": 1, "text": "…"}' | offerlog --lines       a worker: a line in, a line out

Exit status: 0 ran; 1 no change was found (with --exit-status); 2 wrong usage or
a broken rule file; 3 some inputs could not be read or some output not written (the
rest are written; with --lines, errors are answers and the status is 0); 130
interrupted by Ctrl-C, 143 by SIGTERM, what was in flight being finished.)";

void add_patterns(CLI::App& app, Options& options) {
  app.add_option("--patterns", options.patterns, "use the rule files of this folder")
      ->type_name("DIR");
}

// What is written of each filing.
void add_forms(CLI::App& extract, Options& options) {
  static const std::map<std::string, Stage> stages = {{"document", Stage::document},
                                                      {"mentions", Stage::mentions},
                                                      {"facts", Stage::facts},
                                                      {"clauses", Stage::clauses},
                                                      {"trace", Stage::trace}};
  CLI::Option* pretty = extract.add_flag("--pretty", options.pretty, "indent the JSON");
  CLI::Option* changes =
      extract.add_flag("--changes", options.changes,
                       "one line per change, with its offering, issuer and filing: a table");
  CLI::Option* show =
      extract
          .add_option_function<std::string>(
              "--show", [&options](const std::string& name) { options.show = stages.at(name); },
              "print a stage of the work instead: document, mentions, facts, clauses or trace")
          ->type_name("STAGE")
          ->check(CLI::IsMember(stages));
  changes->excludes(pretty);
  show->excludes(pretty)->excludes(changes);
}

void add_inputs(CLI::App& extract, Options& options) {
  extract.add_option(
      "PATH", options.paths,
      "files, folders, archives (.tar .tar.gz .tgz .tar.zst .zip), or - for standard "
      "input (also when nothing is named); files may be packed by gzip or zstd");
  CLI::Option* files_from =
      extract
          .add_option("--files-from", options.files_from,
                      "read what this file (- for standard input) names, a path a line")
          ->type_name("FILE");
  extract
      .add_flag("-0,--null", options.nul_separated, "a zero byte ends each path of --files-from")
      ->needs(files_from);
  extract
      .add_option("--include", options.include,
                  "in folders and archives, read what matches the shell pattern, instead of what "
                  "ends like a filing; a pattern with a slash is for the whole path below the "
                  "folder; may be repeated")
      ->type_name("GLOB")
      ->allow_extra_args(false);
  extract
      .add_option("--exclude", options.exclude,
                  "in folders and archives, leave out what matches: filings, archives, folders")
      ->type_name("GLOB")
      ->allow_extra_args(false);
}

void add_batch(CLI::App& extract, Options& options) {
  extract
      .add_option("-j,--jobs", options.jobs,
                  "filings read at once (default: as many as there are cores); the output is the "
                  "same whatever it is")
      ->type_name("N")
      ->check(CLI::Range(1U, 1024U));
  extract
      .add_option("--timeout", options.timeout,
                  "pass over a filing that takes longer than this, and say so")
      ->type_name("SECONDS")
      ->check(CLI::PositiveNumber);
  extract
      .add_option("--max-bytes", options.max_bytes,
                  "pass over a filing larger than this (unpacked), and say so; 64MB is understood "
                  "(default and most: 1 GiB)")
      ->type_name("N")
      ->transform(CLI::AsSizeValue(false))
      ->check(CLI::Range(std::uint64_t{1}, batch::kMostBytes));
  extract
      .add_option("--errors", options.errors,
                  "write what could not be read here: JSON Lines of path, kind and message")
      ->type_name("FILE");
  extract.add_option("--stats", options.stats, "write counts and speed of the run here, as JSON")
      ->type_name("FILE");
  extract.add_flag("-q,--quiet", options.quiet,
                   "no progress bar and no summary, only what went wrong");
}

void add_outputs(CLI::App& extract, Options& options) {
  CLI::Option* out = extract
                         .add_option("--out", options.out,
                                     "write one .json per filing into this folder; each appears "
                                     "whole or not at all")
                         ->type_name("DIR")
                         ->excludes(extract.get_option("--show"));
  extract
      .add_flag(
          "--resume", options.resume,
          "leave what an earlier run into the same --out has finished, if the filing's bytes, "
          "its path, the options, the rules and the program are the same")
      ->needs(out);
  CLI::Option* lines =
      extract.add_flag("--lines", options.lines,
                       "a worker: read a JSON object a line from standard input, {\"id\": …, "
                       "\"text\": …} or {\"id\": …, \"path\": …}, and answer each with a line, in "
                       "order, as soon as it is ready: {\"id\": …, \"record\": …} or {\"id\": …, "
                       "\"error\": …, \"line\": …}");
  for (const char* other : {"PATH", "--files-from", "--out", "--pretty", "--changes", "--show"}) {
    lines->excludes(extract.get_option(other));
  }
}

void add_extract(CLI::App& app, Options& options) {
  CLI::App& extract = *app.add_subcommand(
      "extract",
      "Read filings and write their records (this is what is done if no command is named)");
  add_inputs(extract, options);
  add_forms(extract, options);
  add_outputs(extract, options);
  add_batch(extract, options);
  extract.add_flag("--exit-status", options.exit_status, "exit with 1 when no change was found");
  extract.add_flag("-v,--verbose", options.verbose,
                   "print every diagnostic of the records on standard error too, not only what is "
                   "wrong with the input");
  add_patterns(extract, options);
}

void add_explain(CLI::App& app, Options& options) {
  CLI::App& explain =
      *app.add_subcommand("explain", "Say from which rule, words and bytes a value or change came");
  explain.add_option("FILE", options.file, "a filing, or - for standard input")->required();
  explain.add_option("POINTER", options.pointer,
                     "a JSON Pointer into the record, as /changes/0/type; everything if left out");
  add_patterns(explain, options);
  explain.callback([&options] { options.command = Command::explain; });
}

void add_rules(CLI::App& app, Options& options) {
  CLI::App& rules = *app.add_subcommand("rules", "Check or list the rules");
  rules.require_subcommand(1);
  CLI::App& check = *rules.add_subcommand("check", "Run the examples that stand in the rule files");
  check.add_option("DIR", options.patterns, "the rule files of this folder, else those built in");
  check.callback([&options] { options.command = Command::rules_check; });
  CLI::App& list = *rules.add_subcommand("list", "Print every rule and where it stands");
  list.add_option("DIR", options.patterns, "the rule files of this folder, else those built in");
  list.callback([&options] { options.command = Command::rules_list; });
  for (CLI::App* sub : {&check, &list}) add_patterns(*sub, options);
}

void add_schema(CLI::App& app, Options& options) {
  app.add_subcommand("schema", "Print the JSON Schema (2020-12) of the record")
      ->callback([&options] { options.command = Command::schema; });
}

// The arguments with `extract` before them unless they begin with a command or
// ask for the program's own help. CLI11 wants them in reverse.
std::vector<std::string> with_command(int argc, const char* const* argv) {
  std::vector<std::string> args(argv + 1, argv + argc);
  if (!args.empty() && args[0] == "help") args[0] = "--help";
  const bool named =
      !args.empty() && (std::find(kCommands.begin(), kCommands.end(), args[0]) != kCommands.end() ||
                        args[0] == "--help" || args[0] == "-h" || args[0] == "--version");
  if (!named) args.insert(args.begin(), "extract");
  std::reverse(args.begin(), args.end());
  return args;
}

}  // namespace

std::variant<Options, ExitCode> read_command_line(int argc, const char* const* argv) {
  Options options;
  CLI::App app(
      "Reads SEC filings and writes what they say of securities offerings, one JSON "
      "record per filing, each value with the bytes it was read from.",
      "offerlog");
  app.footer(kExamples);
  app.set_version_flag("--version", "offerlog " OFFERLOG_VERSION);
  app.require_subcommand(1);
  add_extract(app, options);
  add_explain(app, options);
  add_rules(app, options);
  add_schema(app, options);
  try {
    app.parse(with_command(argc, argv));
    const auto& paths = options.paths;
    if (options.files_from == "-" && std::find(paths.begin(), paths.end(), "-") != paths.end()) {
      throw CLI::ValidationError("-", "standard input cannot be a filing and --files-from as well");
    }
  } catch (const CLI::CallForHelp&) {
    // The program's own help shows every command with its options.
    const auto used = app.get_subcommands();
    std::cout << (used.empty() ? app.help("", CLI::AppFormatMode::All) : app.help());
    return kRan;
  } catch (const CLI::Success& done) {
    app.exit(done);
    return kRan;
  } catch (const CLI::ParseError& error) {
    std::cerr << "offerlog: " << error.what() << "\nTry 'offerlog --help'.\n";
    return kUsage;
  }
  return options;
}

}  // namespace offerlog
